<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ChartPainterWords</name>
    <message>
        <source>GB remaining, total %1</source>
        <translation>剩余 GB，总计 %1</translation>
    </message>
    <message>
        <source>GB sent, all passes</source>
        <translation>已发送 GB，所有轮次</translation>
    </message>
    <message>
        <source>Pause needed to finish</source>
        <translation>结束所需停顿</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <comment>number of a pass</comment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Needed %1</source>
        <comment>a pause</comment>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>Disk remaining</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>Pause needed</source>
        <translation>所需停顿</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time, number of the pass</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Allowed at most %1, assumed</source>
        <comment>a pause</comment>
        <translation>最多允许 %1（假定）</translation>
    </message>
    <message>
        <source>Allowed now %1</source>
        <comment>a pause</comment>
        <translation>现在允许 %1</translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>10 ms</source>
        <translation>10 ms</translation>
    </message>
    <message>
        <source>0.1 s</source>
        <translation>0.1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>CloudWords</name>
    <message>
        <source>password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>application credential</source>
        <translation>应用凭据</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>域 %1</translation>
    </message>
    <message>
        <source>system scope</source>
        <translation>系统范围</translation>
    </message>
    <message>
        <source>project %1</source>
        <translation>项目 %1</translation>
    </message>
</context>
<context>
    <name>DecisionWords</name>
    <message>
        <source>It is about %1.</source>
        <translation>涉及 %1。</translation>
    </message>
    <message>
        <source>Their old copies are deleted.</source>
        <translation>它们的旧副本将被删除。</translation>
    </message>
    <message>
        <source>The old copy is deleted.</source>
        <translation>旧副本将被删除。</translation>
    </message>
    <message>
        <source>The old copy on %1 is deleted.</source>
        <translation>%1 上的旧副本将被删除。</translation>
    </message>
    <message>
        <source>They go back to where they came from, and their new copies are deleted with what was written to them since.</source>
        <translation>它们回到原来的主机，新副本连同其后写入的内容一并删除。</translation>
    </message>
    <message>
        <source>It goes back to where it came from, and the new copy is deleted with what was written to it since.</source>
        <translation>它回到原来的主机，新副本连同其后写入的内容一并删除。</translation>
    </message>
    <message>
        <source>It goes back to %1. The new copy on %2 is deleted with what was written to it since.</source>
        <translation>它回到 %1。%2 上的新副本连同其后写入的内容一并删除。</translation>
    </message>
    <message>
        <source>There is no way back.</source>
        <translation>此操作无法撤回。</translation>
    </message>
    <message>
        <source>Drover is not connected to the cloud.</source>
        <translation>Drover 未连接到该云。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was confirmed: %1.</source>
        <translation>未确认任何实例：%1。</translation>
    </message>
    <message>
        <source>Nothing was reverted: %1.</source>
        <translation>未回退任何实例：%1。</translation>
    </message>
    <message>
        <source>Confirm %1?</source>
        <translation>确认 %1？</translation>
    </message>
    <message>
        <source>Revert %1?</source>
        <translation>回退 %1？</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>What runs now is started again there.</source>
        <translation>现在运行的实例会在那里重新启动。</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The cloud did not accept who asks.</source>
        <translation>云没有接受登录身份。</translation>
    </message>
    <message>
        <source>User, password or credential are wrong, or have expired. Nothing was changed.</source>
        <translation>用户、密码或凭据不正确，或已过期。没有任何改动。</translation>
    </message>
    <message>
        <source>Check the sign-in of this cloud, and connect again.</source>
        <translation>检查此云的登录信息，然后重新连接。</translation>
    </message>
    <message>
        <source>The cloud does not allow this.</source>
        <translation>云不允许此操作。</translation>
    </message>
    <message>
        <source>The role of this user in this project is not enough. Nothing was changed.</source>
        <translation>此用户在该项目中的角色权限不足。没有任何改动。</translation>
    </message>
    <message>
        <source>Sign in with a project in which you are admin, or ask for the role.</source>
        <translation>用您具有管理员角色的项目登录，或申请该角色。</translation>
    </message>
    <message>
        <source>The cloud does not know what was asked for.</source>
        <translation>云中找不到所请求的对象。</translation>
    </message>
    <message>
        <source>It was deleted meanwhile, or the address of the service is wrong.</source>
        <translation>它可能已被删除，或服务地址有误。</translation>
    </message>
    <message>
        <source>Refresh, and look whether it is still there.</source>
        <translation>刷新后查看它是否仍然存在。</translation>
    </message>
    <message>
        <source>The cloud is busy with it, or its state does not permit this.</source>
        <translation>云正在处理该对象，或其状态不允许此操作。</translation>
    </message>
    <message>
        <source>Something else happened to it first. Nothing was changed.</source>
        <translation>在此之前已有其他操作作用于它。没有任何改动。</translation>
    </message>
    <message>
        <source>Refresh, and see what it is doing.</source>
        <translation>刷新后查看它正在做什么。</translation>
    </message>
    <message>
        <source>The cloud has too much to do at the moment.</source>
        <translation>云目前过于繁忙。</translation>
    </message>
    <message>
        <source>It asked to be left alone for a while. Nothing was changed.</source>
        <translation>它要求暂缓请求。没有任何改动。</translation>
    </message>
    <message>
        <source>Drover tries again by itself, more and more seldom.</source>
        <translation>Drover 会自动重试，间隔逐渐加长。</translation>
    </message>
    <message>
        <source>The service did not answer properly (%1).</source>
        <translation>服务没有正常应答（%1）。</translation>
    </message>
    <message>
        <source>Something inside the cloud failed. Its own logs say what.</source>
        <translation>云内部出现故障，详见其自身日志。</translation>
    </message>
    <message>
        <source>Give the request id in the details to those who run the service.</source>
        <translation>请把详细信息中的请求 ID 交给该服务的运维人员。</translation>
    </message>
    <message>
        <source>The cloud said no (%1).</source>
        <translation>云拒绝了请求（%1）。</translation>
    </message>
    <message>
        <source>The request was understood and not accepted. Nothing was changed.</source>
        <translation>请求已被理解，但未被接受。没有任何改动。</translation>
    </message>
    <message>
        <source>The details have the service&apos;s own reason.</source>
        <translation>服务自身给出的原因见详细信息。</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>已按要求停止。</translation>
    </message>
    <message>
        <source>No answer came from the cloud.</source>
        <translation>云没有应答。</translation>
    </message>
    <message>
        <source>The address is wrong, a network or VPN is missing, or the certificate is not trusted.</source>
        <translation>地址有误、网络或 VPN 未接通，或证书不受信任。</translation>
    </message>
    <message>
        <source>The details name the address. Check that it can be reached from this computer.</source>
        <translation>地址见详细信息。请检查本机能否访问它。</translation>
    </message>
    <message>
        <source>Something could not be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>It is not written as its format says.</source>
        <translation>内容不符合其格式。</translation>
    </message>
    <message>
        <source>Correct it at the place that the details name.</source>
        <translation>请在详细信息指出的位置更正。</translation>
    </message>
    <message>
        <source>Drover did not ask the cloud. Nothing was changed.</source>
        <translation>Drover 没有向云发出请求。没有任何改动。</translation>
    </message>
    <message>
        <source>The cloud took it on, and it did not come true.</source>
        <translation>云接受了请求，但结果没有达成。</translation>
    </message>
    <message>
        <source>What had been there before is still there.</source>
        <translation>原有的一切仍然保持不变。</translation>
    </message>
    <message>
        <source>Something on this computer is in the way.</source>
        <translation>本机上存在障碍。</translation>
    </message>
    <message>
        <source>The cloud has nothing to do with it. Nothing was changed there.</source>
        <translation>与云无关。云中没有任何改动。</translation>
    </message>
    <message>
        <source>The details name the file or program.</source>
        <translation>相关文件或程序见详细信息。</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>The service&apos;s words</source>
        <translation>服务的原文</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message>
        <source>There is no connection to a cloud.</source>
        <translation>没有连接到云。</translation>
    </message>
    <message>
        <source>The user you signed in as may not act on the hosts of this cloud.</source>
        <translation>您登录所用的用户无权操作此云的主机。</translation>
    </message>
    <message>
        <source>The journal is not open, and nothing is done that it does not remember.</source>
        <translation>日志未打开，而凡日志不记录的事都不会去做。</translation>
    </message>
    <message>
        <source>Choose a host first.</source>
        <translation>请先选择一台主机。</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <translation>%1 已启用。</translation>
    </message>
    <message>
        <source>Run %1 takes %2 out of service already.</source>
        <translation>运行 %1 已在使 %2 退出服务。</translation>
    </message>
    <message>
        <source>Choose an instance first.</source>
        <translation>请先选择一个实例。</translation>
    </message>
    <message>
        <source>Only an instance in VERIFY_RESIZE can be confirmed or reverted.</source>
        <translation>只有处于 VERIFY_RESIZE 的实例才能确认或回退。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>instance, why it cannot be moved</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>No live migration of it is under way.</source>
        <translation>它没有正在进行的热迁移。</translation>
    </message>
    <message>
        <source>Choose a run in the tasks first.</source>
        <translation>请先在任务中选择一个运行。</translation>
    </message>
    <message>
        <source>Run %1 has ended.</source>
        <translation>运行 %1 已结束。</translation>
    </message>
    <message>
        <source>Nobody executes run %1: its program ended before it did.</source>
        <translation>没有程序在执行运行 %1：它的程序先于它结束了。</translation>
    </message>
    <message>
        <source>Another program executes run %1.</source>
        <translation>另一个程序正在执行运行 %1。</translation>
    </message>
    <message>
        <source>Run %1 is under way.</source>
        <translation>运行 %1 正在进行。</translation>
    </message>
    <message numerus="yes">
        <source>More than %n instance(s) are chosen: choose fewer of them.</source>
        <translation>
            <numerusform>选择了超过 %n 个实例：请少选一些。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostFactWords</name>
    <message numerus="yes">
        <source>%n instance(s), %1 GiB</source>
        <translation>
            <numerusform>%n 个实例，%1 GiB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostSheet</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Given to instances</source>
        <translation>分配给实例</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>虚拟机管理程序</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Aggregates</source>
        <translation>主机聚合</translation>
    </message>
    <message>
        <source>Service ID</source>
        <translation>服务 ID</translation>
    </message>
</context>
<context>
    <name>HostTable</name>
    <message>
        <source>What its instances were given. This compute API does not tell the host&apos;s total.</source>
        <translation>已分配给其实例的数量。此计算 API 不提供主机总量。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The hypervisors have not been read, or may not be read with this role.</source>
        <translation>尚未读取虚拟机管理程序，或此角色无权读取。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Aggregates</source>
        <translation>主机聚合</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>虚拟机管理程序</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已禁用</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message>
        <source>%1 of %2</source>
        <comment>used of total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Disabled by us</source>
        <translation>由我们禁用</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>运行 %1：%2</translation>
    </message>
    <message>
        <source>Disabled by others</source>
        <translation>由他人禁用</translation>
    </message>
    <message>
        <source>No reason was given.</source>
        <translation>未给出原因。</translation>
    </message>
    <message>
        <source>Status not known</source>
        <translation>状况未知</translation>
    </message>
    <message>
        <source>Its cell does not answer. Nova tells more once it does.</source>
        <translation>其 cell 没有应答。恢复应答后 Nova 会提供更多信息。</translation>
    </message>
    <message>
        <source>Forced down</source>
        <translation>已强制离线</translation>
    </message>
    <message>
        <source>Somebody told Nova that this host is off.</source>
        <translation>有人告知 Nova 此主机已关机。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Its nova-compute has not reported in time. Its instances may still run.</source>
        <translation>其 nova-compute 未按时上报。其实例可能仍在运行。</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>Load not known</source>
        <translation>负载未知</translation>
    </message>
    <message>
        <source>The instances have not all been read.</source>
        <translation>实例尚未全部读取。</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) left</source>
        <translation>
            <numerusform>剩余 %n 个实例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n 个实例</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InstanceSheet</name>
    <message>
        <source>%1 vCPU · %2 GiB</source>
        <comment>size of an instance</comment>
        <translation>%1 vCPU · %2 GiB</translation>
    </message>
    <message>
        <source>image, %1 GiB</source>
        <translation>镜像，%1 GiB</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>卷</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>group, policy</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 · %2 → %3</source>
        <comment>kind of move, from, to</comment>
        <translation>%1 · %2 → %3</translation>
    </message>
    <message>
        <source>%1, on no host</source>
        <comment>status</comment>
        <translation>%1，不在任何主机上</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>status, host</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Last moves</source>
        <translation>最近的迁移</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Moving it</source>
        <translation>迁移条件</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Flavor</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>启动源</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>卷数</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>服务器组</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
</context>
<context>
    <name>InstanceTable</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>It is on no host, or this role may not see on which.</source>
        <translation>不在任何主机上，或此角色无权查看所在主机。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Flavor</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>Disk GiB</source>
        <translation>磁盘 GiB</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What is in the way of moving it, as it is now and whatever the destination.</source>
        <translation>就其当前状态而言，无论迁往何处，迁移会遇到的障碍。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>迁移中</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
</context>
<context>
    <name>InstanceWords</name>
    <message>
        <source>Confirm or revert it.</source>
        <translation>请确认或回退。</translation>
    </message>
    <message>
        <source>This version of Drover does not know the word.</source>
        <translation>此版本的 Drover 不认识这个词。</translation>
    </message>
    <message>
        <source>No obstacle found</source>
        <translation>未发现障碍</translation>
    </message>
</context>
<context>
    <name>IntervalWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <comment>from, to; seconds</comment>
        <translation>%1–%2 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1–%2 min</source>
        <comment>from, to; minutes</comment>
        <translation>%1–%2 分钟</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from, to; durations with their units</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 s–%2 min</source>
        <comment>from, to; seconds, minutes</comment>
        <translation>%1 秒–%2 分钟</translation>
    </message>
</context>
<context>
    <name>MigrationFacts</name>
    <message>
        <source>The pass before left %1 to be sent again.</source>
        <translation>上一轮留下 %1 需要重新发送。</translation>
    </message>
    <message>
        <source>The pass before left %1 to %2 to be sent again; passes are too short to see more.</source>
        <translation>上一轮留下 %1 至 %2 需要重新发送；各轮太短，无法看得更清楚。</translation>
    </message>
    <message>
        <source>It has sent %1, that is %2 times its memory.</source>
        <translation>已发送 %1，即其内存的 %2 倍。</translation>
    </message>
    <message>
        <source>%1 of this pass are left.</source>
        <translation>本轮还剩 %1。</translation>
    </message>
    <message>
        <source>%1 of its disks are left.</source>
        <translation>其磁盘还剩 %1。</translation>
    </message>
    <message>
        <source>It sends %1.</source>
        <comment>a rate</comment>
        <translation>发送速率为 %1。</translation>
    </message>
    <message>
        <source>To finish without that pass it would have to stand still for %1.</source>
        <translation>若要省去这一轮而结束，实例须停顿 %1。</translation>
    </message>
    <message>
        <source>Nova counts no bytes of a migration that is not live.</source>
        <translation>非实时迁移，Nova 不统计字节数。</translation>
    </message>
    <message>
        <source>It waits until %1 has a place for one more live migration.</source>
        <translation>正在等待 %1 空出一个实时迁移的位置。</translation>
    </message>
    <message>
        <source>Nova has not written any figures yet. The first come some 5 s after copying has begun.</source>
        <translation>Nova 尚未写出任何数字。复制开始约 5 s 后才有第一批。</translation>
    </message>
    <message>
        <source>It ended at %1: %2.</source>
        <comment>time, Nova&apos;s status word</comment>
        <translation>已于 %1 结束：%2。</translation>
    </message>
    <message>
        <source>It waits for a decision: confirm or revert.</source>
        <translation>正在等待决定：确认或回退。</translation>
    </message>
    <message>
        <source>It runs on %1 already, and the rest of its memory follows. Nova shows no byte counts meanwhile.</source>
        <translation>它已在 %1 上运行，其余内存随后传来。在此期间 Nova 不显示字节数。</translation>
    </message>
    <message>
        <source>These figures are %1 old. That does not tell whether it goes on.</source>
        <translation>这些数字是 %1 之前的。这并不说明迁移是否仍在进行。</translation>
    </message>
</context>
<context>
    <name>MigrationSheet</name>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选定</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>For</source>
        <translation>已进行</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Left in this pass</source>
        <translation>本轮剩余</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Instance ID</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发起者</translation>
    </message>
</context>
<context>
    <name>MigrationTable</name>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>最后写入</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发起者</translation>
    </message>
    <message>
        <source>Instance ID</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>从 → 到</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>What is left of the present pass, over time</source>
        <translation>本轮剩余量随时间的变化</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Bytes sent per second over the last half minute</source>
        <translation>最近半分钟内每秒发送的字节数</translation>
    </message>
    <message>
        <source>Pause needed</source>
        <translation>所需停顿</translation>
    </message>
    <message>
        <source>How long the instance would have to stand still for what the last pass left to be sent at this rate</source>
        <translation>以此速率发送上一轮留下的内容，实例须停顿多久</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>How old these figures are; Nova writes new ones every 5 s</source>
        <translation>这些数字有多旧；Nova 每 5 s 写一次新的</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Waits for confirm</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>Ended today</source>
        <translation>今日结束</translation>
    </message>
    <message>
        <source>Failed today</source>
        <translation>今日失败</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Whether it will ever end, judged by its bytes</source>
        <translation>根据字节数判断它是否会结束</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Will not end</source>
        <translation>不会结束</translation>
    </message>
</context>
<context>
    <name>MigrationWords</name>
    <message>
        <source>Confirm or revert it: it still occupies its source.</source>
        <translation>请确认或回退：它仍占用来源主机。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>热迁移</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>冷迁移</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整规格</translation>
    </message>
    <message>
        <source>Evacuate</source>
        <translation>疏散</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>memory left of memory in all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>It runs at its destination already: there is no way back.</source>
        <translation>它已在目标上运行：无法退回。</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>尚无数字</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>from one host to another</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选定</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Not reached for %1.</source>
        <translation>已有 %1 无法连接。</translation>
    </message>
    <message>
        <source>These figures are from %1.</source>
        <translation>这些数据来自 %1。</translation>
    </message>
    <message>
        <source>These figures are from %1. %2 Drover goes on trying.</source>
        <comment>time, what happened</comment>
        <translation>这些数据来自 %1。%2 Drover 会继续尝试。</translation>
    </message>
    <message>
        <source>Reading the instances.</source>
        <translation>正在读取实例。</translation>
    </message>
    <message numerus="yes">
        <source>%n are here so far, and usable.</source>
        <translation>
            <numerusform>已读取 %n 个，可以使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>hypervisors</source>
        <translation>虚拟机管理程序</translation>
    </message>
    <message>
        <source>migrations</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>aggregates</source>
        <translation>主机聚合</translation>
    </message>
    <message>
        <source>Not everything may be seen.</source>
        <translation>部分内容无权查看。</translation>
    </message>
    <message>
        <source>The role of %1 in the project %2 does not show: %3.</source>
        <translation>%1 在项目 %2 中的角色无权查看：%3。</translation>
    </message>
    <message>
        <source>Run %1 was left in the middle.</source>
        <translation>运行 %1 中途中断。</translation>
    </message>
    <message>
        <source>“%1” was under way at %2, when its program ended. What the cloud had accepted went on.</source>
        <translation>“%1”在 %2 进行时其程序结束。云已接受的操作仍会继续。</translation>
    </message>
    <message>
        <source>The journal of runs cannot be read.</source>
        <translation>无法读取运行日志。</translation>
    </message>
    <message>
        <source>The password was not kept.</source>
        <translation>密码没有保存。</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>继续执行</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>放弃…</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Run %1: %2</source>
        <comment>number, what it does</comment>
        <translation>运行 %1：%2</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>%1 of %2 GiB</source>
        <translation>%1 / %2 GiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>Needs somebody</source>
        <translation>需要处理</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) down</source>
        <translation>
            <numerusform>%n 台主机离线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) disabled by others</source>
        <translation>
            <numerusform>%n 台主机被他人禁用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) in maintenance</source>
        <translation>
            <numerusform>%n 台主机在维护中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) in ERROR</source>
        <translation>
            <numerusform>%n 个实例处于 ERROR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) to confirm or revert</source>
        <translation>
            <numerusform>%n 个实例待确认或回退</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) failed today</source>
        <translation>
            <numerusform>今日 %n 次迁移失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left in the middle</source>
        <translation>
            <numerusform>%n 次运行中途停下</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Given to instances</source>
        <translation>分配给实例</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>%1 on %2 CPUs</source>
        <translation>%1（%2 个 CPU）</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Ended today</source>
        <translation>今日结束</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>可用域</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>hosts, their memory</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n 台主机</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Compute API</source>
        <translation>计算 API</translation>
    </message>
    <message>
        <source>Token until</source>
        <translation>令牌有效至</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未校验</translation>
    </message>
</context>
<context>
    <name>ReadingWords</name>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Rows appear as they arrive.</source>
        <translation>数据到达后即显示。</translation>
    </message>
    <message>
        <source>Not to be seen with this role</source>
        <translation>此角色无权查看</translation>
    </message>
    <message>
        <source>The cloud does not show these to the user you signed in as. That is not the same as none.</source>
        <translation>云不向您登录的用户显示这些内容。这不等于没有。</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Samples are missing before this one.</source>
        <translation>此样本之前缺少样本。</translation>
    </message>
    <message>
        <source>Shorter passes may have been in between: it is the least.</source>
        <translation>其间可能有更短的轮次：这是最小值。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Remaining, GB</source>
        <translation>剩余，GB</translation>
    </message>
    <message>
        <source>Sent, GB</source>
        <translation>已发送，GB</translation>
    </message>
    <message>
        <source>Pause needed</source>
        <translation>所需停顿</translation>
    </message>
</context>
<context>
    <name>SavingWords</name>
    <message>
        <source>Nothing was saved</source>
        <translation>没有保存任何内容</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 未写入。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Steering</name>
    <message>
        <source>Only a live migration can be aborted. A cold one is reverted when it is finished.</source>
        <translation>只有实时迁移可以中止。冷迁移在完成之后回退。</translation>
    </message>
    <message>
        <source>Only a live migration can be forced to complete.</source>
        <translation>只有实时迁移可以强制完成。</translation>
    </message>
    <message>
        <source>It has ended: %1.</source>
        <translation>它已结束：%1。</translation>
    </message>
    <message>
        <source>It is in post-copy: it runs at its destination already, and there is no way back.</source>
        <translation>它处于 post-copy：已在目标上运行，无法退回。</translation>
    </message>
    <message>
        <source>It is %1: nothing is copied yet.</source>
        <comment>Nova&apos;s status word</comment>
        <translation>它处于 %1：尚未复制任何内容。</translation>
    </message>
    <message>
        <source>It is %1: Nova aborts what is queued, preparing or running.</source>
        <comment>Nova&apos;s status word</comment>
        <translation>它处于 %1：Nova 只中止 queued、preparing 或 running 的迁移。</translation>
    </message>
    <message>
        <source>It is %1, and this cloud aborts only what is running: that needs API version 2.65.</source>
        <comment>Nova&apos;s status word</comment>
        <translation>它处于 %1，而此云只中止 running 的迁移：这需要 API 版本 2.65。</translation>
    </message>
    <message>
        <source>%1 and %2 of copying are lost.</source>
        <comment>bytes, time</comment>
        <translation>将损失已复制的 %1 和 %2 的时间。</translation>
    </message>
    <message>
        <source>Nothing is copied yet.</source>
        <translation>尚未复制任何内容。</translation>
    </message>
    <message>
        <source>How much is copied is not known yet.</source>
        <translation>已复制多少尚不知道。</translation>
    </message>
    <message>
        <source>Keep copying</source>
        <translation>继续复制</translation>
    </message>
    <message>
        <source>Abort the migration of %1?</source>
        <comment>instance</comment>
        <translation>中止 %1 的迁移？</translation>
    </message>
    <message>
        <source>Abort migration</source>
        <translation>中止迁移</translation>
    </message>
    <message>
        <source>Force complete %1?</source>
        <comment>instance</comment>
        <translation>强制完成 %1？</translation>
    </message>
    <message>
        <source>Force complete</source>
        <translation>强制完成</translation>
    </message>
    <message>
        <source>Another migration of it is under way by now.</source>
        <translation>它的另一次迁移已在进行。</translation>
    </message>
    <message>
        <source>The migration of %1 was not aborted.</source>
        <comment>instance</comment>
        <translation>%1 的迁移未被中止。</translation>
    </message>
    <message>
        <source>%1 was not forced to complete.</source>
        <comment>instance</comment>
        <translation>%1 未被强制完成。</translation>
    </message>
    <message>
        <source>It is PAUSED: Nova forces only what is ACTIVE.</source>
        <translation>它处于 PAUSED：Nova 只强制 ACTIVE 的实例。</translation>
    </message>
    <message>
        <source>The user you signed in as may not steer migrations of this cloud.</source>
        <translation>您登录的用户无权操控此云的迁移。</translation>
    </message>
    <message>
        <source>The journal is not open, and nothing is done that it does not remember.</source>
        <translation>日志未打开，而凡日志不记录的事都不会去做。</translation>
    </message>
    <message>
        <source>%1 freeze</source>
        <comment>how long an instance stands still</comment>
        <translation>停顿 %1</translation>
    </message>
    <message>
        <source>freeze not known yet</source>
        <translation>停顿时长尚不知道</translation>
    </message>
    <message>
        <source>It stays %1 on %2.</source>
        <comment>status, host</comment>
        <translation>它保持 %1，仍在 %2 上。</translation>
    </message>
    <message>
        <source>It freezes for %1, then runs on %2.</source>
        <comment>time, host</comment>
        <translation>它停顿 %1，然后在 %2 上运行。</translation>
    </message>
    <message>
        <source>It freezes until the copy is complete, then runs on %1. For how long is not known yet: the first pass has not ended.</source>
        <comment>host</comment>
        <translation>它一直停顿到复制完成，然后在 %1 上运行。要多久尚不知道：第一轮还没有结束。</translation>
    </message>
    <message>
        <source>If %1 permits post-copy it does not freeze, but a network failure then kills it.</source>
        <comment>host</comment>
        <translation>若 %1 允许 post-copy，它不会停顿，但届时网络故障会使它终止。</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Disable %1</source>
        <translation>禁用 %1</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>启用 %1</translation>
    </message>
    <message>
        <source>Move %1 live to %2</source>
        <translation>将 %1 热迁移到 %2</translation>
    </message>
    <message>
        <source>Move %1 live</source>
        <translation>热迁移 %1</translation>
    </message>
    <message>
        <source>Move %1 cold to %2</source>
        <translation>将 %1 冷迁移到 %2</translation>
    </message>
    <message>
        <source>Move %1 cold</source>
        <translation>冷迁移 %1</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>确认 %1</translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation>回退 %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Abort the migration of %1</source>
        <translation>中止 %1 的迁移</translation>
    </message>
    <message>
        <source>Force complete %1</source>
        <translation>强制完成 %1</translation>
    </message>
    <message>
        <source>Verify that %1 is empty</source>
        <translation>核实 %1 已清空</translation>
    </message>
    <message>
        <source>%1 of %2 left in this pass</source>
        <comment>memory left of memory in all</comment>
        <translation>本轮剩余 %1 / %2</translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of instances</comment>
        <translation>
            <numerusform>%1 等另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is disabled</source>
        <translation>%1 被禁用</translation>
    </message>
    <message>
        <source>No new instance is placed on it. It stays disabled until you exit maintenance, also over a restart of the host or of Drover.</source>
        <translation>不再有新实例放置于其上。在您退出维护之前它一直保持禁用，主机或 Drover 重启后也是如此。</translation>
    </message>
    <message>
        <source>%1 stays disabled</source>
        <translation>%1 保持禁用</translation>
    </message>
    <message>
        <source>It keeps the reason that it has: “%1”.</source>
        <translation>保留现有原因：“%1”。</translation>
    </message>
    <message>
        <source>It has no reason, and gets none.</source>
        <translation>它没有原因，也不会添加原因。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) move live</source>
        <translation>
            <numerusform>%n 个实例热迁移</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GiB of memory are copied at least. Away from one host %n at a time.</source>
        <translation>
            <numerusform>至少复制 %1 GiB 内存。每台主机同时移出 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: off while it moves, and started again.</source>
        <translation>%1：迁移期间关机，随后重新启动。</translation>
    </message>
    <message>
        <source>%1: not started afterwards.</source>
        <translation>%1：迁移后不启动。</translation>
    </message>
    <message>
        <source>Each is confirmed on arrival.</source>
        <translation>每个实例到达后即确认。</translation>
    </message>
    <message>
        <source>Each waits in VERIFY_RESIZE on arrival, until somebody confirms it or reverts it.</source>
        <translation>每个实例到达后停在 VERIFY_RESIZE，等待有人确认或回退。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) move cold</source>
        <translation>
            <numerusform>%n 个实例冷迁移</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>instance, status</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a list of instances</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The host will not be empty.</source>
        <translation>主机将不会清空。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stay where they are</source>
        <translation>
            <numerusform>%n 个实例留在原处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is enabled</source>
        <translation>%1 被启用</translation>
    </message>
    <message>
        <source>The scheduler may place instances on it again.</source>
        <translation>调度器可以再次在其上放置实例。</translation>
    </message>
    <message>
        <source>%1 is enabled already</source>
        <translation>%1 已经启用</translation>
    </message>
    <message>
        <source>The scheduler may place instances on it.</source>
        <translation>调度器可以在其上放置实例。</translation>
    </message>
    <message numerus="yes">
        <source>%n resize(s) are confirmed</source>
        <translation>
            <numerusform>确认 %n 个规格变更</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the old copy is deleted. There is no way back.</source>
        <translation>%1：旧副本将被删除，无法撤回。</translation>
    </message>
    <message numerus="yes">
        <source>%n resize(s) are reverted</source>
        <translation>
            <numerusform>回退 %n 个规格变更</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: back to where it came from; the new copy is deleted.</source>
        <translation>%1：回到原来的主机；新副本将被删除。</translation>
    </message>
    <message>
        <source>%1 is looked at once more</source>
        <translation>再次检查 %1</translation>
    </message>
    <message>
        <source>The run is done when no instance is left on it, and none is on its way to it.</source>
        <translation>其上没有实例且没有实例正迁往它时，运行才算完成。</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>Migrate</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Force complete</source>
        <translation>强制完成</translation>
    </message>
    <message>
        <source>%1 · run %2</source>
        <comment>host or instance, number of the run</comment>
        <translation>%1 · 运行 %2</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Its program ended before it did</source>
        <translation>程序先于运行结束</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Not everything came true</source>
        <translation>并非全部达成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>已放弃</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 / %n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 migration</source>
        <comment>Live, Cold, …</comment>
        <translation>迁移（%1）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>instance, route</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Waits to be confirmed or reverted</source>
        <translation>等待确认或回退</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>how long it is under way</comment>
        <translation>已进行 %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发起者</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Enter maintenance</source>
        <translation>进入维护</translation>
    </message>
    <message>
        <source>Exit maintenance</source>
        <translation>退出维护</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step, how it goes</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>继续执行</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Cancelled; what was begun goes on to its end</source>
        <translation>已取消；已开始的会继续到结束</translation>
    </message>
    <message>
        <source>Held; what was begun goes on to its end</source>
        <translation>已暂停；已开始的会继续到结束</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Confirm…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>回退…</translation>
    </message>
    <message>
        <source>Abort…</source>
        <translation>中止…</translation>
    </message>
    <message>
        <source>Force complete…</source>
        <translation>强制完成…</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 GB/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <comment>an interval of seconds</comment>
        <translation>%1–%2 s</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>pass %1 or later</source>
        <translation>第 %1 轮或更后</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>为时尚早</translation>
    </message>
    <message>
        <source>Converging</source>
        <translation>正在收敛</translation>
    </message>
    <message>
        <source>Waits for a pause step</source>
        <translation>等待停顿上限提高</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Will not end</source>
        <translation>不会结束</translation>
    </message>
    <message>
        <source>At the current dirty rate</source>
        <translation>以当前脏页速率</translation>
    </message>
    <message>
        <source>Link blocked</source>
        <translation>链路阻塞</translation>
    </message>
    <message>
        <source>Post-copy</source>
        <translation>后拷贝</translation>
    </message>
    <message>
        <source>It runs at its destination already: there is no way back.</source>
        <translation>它已在目标上运行：无法退回。</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>%1 后完成</translation>
    </message>
    <message>
        <source>Done in %1 – %2</source>
        <translation>%1 – %2 后完成</translation>
    </message>
    <message>
        <source>None at the current dirty rate</source>
        <translation>以当前脏页速率无法预测</translation>
    </message>
    <message>
        <source>None: nothing is sent</source>
        <translation>无：没有发送任何数据</translation>
    </message>
    <message>
        <source>None yet: it gets no further</source>
        <translation>尚无：没有进展</translation>
    </message>
    <message>
        <source>Soon, no way back</source>
        <translation>很快，无法回头</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚无</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours, minutes</comment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>drover::Actions</name>
    <message>
        <source>&amp;Connect to a cloud…</source>
        <translation>连接到云(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation>立即刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;ID</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Search in the tree</source>
        <translation>在树中搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter this table</source>
        <translation>筛选此表(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>树(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器(&amp;I)</translation>
    </message>
    <message>
        <source>T&amp;asks</source>
        <translation>任务(&amp;A)</translation>
    </message>
    <message>
        <source>Group by &amp;zone</source>
        <translation>按可用区分组(&amp;Z)</translation>
    </message>
    <message>
        <source>Group by a&amp;ggregate</source>
        <translation>按主机聚合分组(&amp;G)</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>跟随系统主题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>紧凑行距(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Normal rows</source>
        <translation>标准行距(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roomy rows</source>
        <translation>宽松行距(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;irst tab</source>
        <translation>第一个标签页(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Second tab</source>
        <translation>第二个标签页(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Third tab</source>
        <translation>第三个标签页(&amp;T)</translation>
    </message>
    <message>
        <source>All &amp;migrations</source>
        <translation>所有迁移(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一个窗格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Drover</source>
        <translation>关于 Drover(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cloud</source>
        <translation>云(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sa&amp;ve table as CSV…</source>
        <translation>将表格保存为 CSV(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Enter maintenance…</source>
        <translation>进入维护(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;xit maintenance…</source>
        <translation>退出维护(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Live migrate…</source>
        <translation>热迁移(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Cold migrate…</source>
        <translation>冷迁移(&amp;C)…</translation>
    </message>
    <message>
        <source>C&amp;onfirm…</source>
        <translation>确认(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Revert…</source>
        <translation>回退(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Abort migration…</source>
        <translation>中止迁移(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Force complete…</source>
        <translation>强制完成(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Show progress</source>
        <translation>显示进度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hold run</source>
        <translation>暂停运行(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Cancel run…</source>
        <translation>取消运行(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Take up again</source>
        <translation>继续执行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave as it is…</source>
        <translation>就此放弃(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Go to host, instance, run or action</source>
        <translation>转到主机、实例、运行或操作(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Instance</source>
        <translation>实例(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;ourth tab</source>
        <translation>第四个标签页(&amp;O)</translation>
    </message>
    <message>
        <source>Fift&amp;h tab</source>
        <translation>第五个标签页(&amp;H)</translation>
    </message>
</context>
<context>
    <name>drover::Chip</name>
    <message>
        <source>%1 %2</source>
        <comment>what a chip picks out, and how many</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>drover::ChoiceModel</name>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
</context>
<context>
    <name>drover::ChoiceTable</name>
    <message>
        <source> or </source>
        <comment>between two things that can be pressed</comment>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Column heads</source>
        <translation>列标题</translation>
    </message>
</context>
<context>
    <name>drover::CommandCard</name>
    <message>
        <source>Equivalent commands</source>
        <translation>等效命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the commands</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Save as script…</source>
        <translation>另存为脚本…</translation>
    </message>
    <message>
        <source>Save the commands as a script</source>
        <translation>将命令保存为脚本</translation>
    </message>
</context>
<context>
    <name>drover::CommandView</name>
    <message>
        <source>Equivalent commands</source>
        <translation>等效命令</translation>
    </message>
</context>
<context>
    <name>drover::ConnectDialog</name>
    <message>
        <source>Cloud</source>
        <translation>云</translation>
    </message>
    <message>
        <source>Keystone</source>
        <translation>Keystone</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>&amp;Keep it in the system&apos;s keychain</source>
        <translation>保存在系统钥匙串中(&amp;K)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect to a cloud</source>
        <translation>连接到云</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>云</translation>
    </message>
    <message numerus="yes">
        <source>%n cloud(s) found. Nothing is sent until you press Connect.</source>
        <translation>
            <numerusform>找到 %n 个云。按下“连接”之前不会发送任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>In no file; leave it empty if the keychain has it</source>
        <translation>文件中没有；若钥匙串中已有，请留空</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>登录身份</translation>
    </message>
    <message>
        <source>&amp;Password or secret</source>
        <translation>密码或密钥(&amp;P)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 · the certificate is not checked</source>
        <translation>%1 · 不检查证书</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>连接到 %1</translation>
    </message>
</context>
<context>
    <name>drover::Console</name>
    <message>
        <source>the simulated cloud</source>
        <translation>模拟云</translation>
    </message>
</context>
<context>
    <name>drover::DestinationsPage</name>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>vCPU used</source>
        <translation>已用 vCPU</translation>
    </message>
    <message>
        <source>RAM free GiB</source>
        <translation>空闲内存 GiB</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>free of total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Let the &amp;scheduler decide</source>
        <translation>由调度器决定(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Only hosts that are ticked here</source>
        <translation>仅限此处勾选的主机(&amp;O)</translation>
    </message>
    <message>
        <source>Hosts that may be destinations</source>
        <translation>可作为目标的主机</translation>
    </message>
    <message>
        <source>Where the instances go</source>
        <translation>实例去往何处</translation>
    </message>
    <message>
        <source>Where Nova&apos;s scheduler decides, it looks at each instance when its turn comes. Where hosts are ticked, the plan deals the instances out so that memory stays even. A destination chosen for one instance stays chosen.</source>
        <translation>由 Nova 调度器决定时，轮到每个实例时才选择主机。勾选主机时，计划会分配实例，使内存保持均衡。为单个实例选定的目标保持不变。</translation>
    </message>
    <message>
        <source>No host is ticked. “Let the scheduler decide” is the default.</source>
        <translation>没有勾选主机。默认为“由调度器决定”。</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
</context>
<context>
    <name>drover::DrainPage</name>
    <message>
        <source>Cannot go with this plan</source>
        <translation>按此计划无法移走</translation>
    </message>
    <message>
        <source>Will move, with a side effect</source>
        <translation>会移走，但有副作用</translation>
    </message>
    <message>
        <source>Cannot be known</source>
        <translation>无法得知</translation>
    </message>
    <message>
        <source>No obstacle found</source>
        <translation>未发现障碍</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>热</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>冷</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在此处</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Confirm, then move</source>
        <translation>确认后迁移</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Use cold</source>
        <translation>改用冷迁移</translation>
    </message>
    <message>
        <source>Use live</source>
        <translation>改用热迁移</translation>
    </message>
    <message>
        <source>Show fault</source>
        <translation>查看故障</translation>
    </message>
    <message numerus="yes">
        <source>All %n check(s) passed</source>
        <translation>
            <numerusform>%n 项检查全部通过</numerusform>
        </translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Instances of %1</source>
        <translation>%1 的实例</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the instances</source>
        <translation>筛选实例</translation>
    </message>
    <message>
        <source>&amp;If one cannot go:</source>
        <translation>如有无法移走的(&amp;I)：</translation>
    </message>
    <message>
        <source>Leave it and go on</source>
        <translation>留下并继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>If one cannot go</source>
        <translation>如有无法移走的</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>重新检查(&amp;K)</translation>
    </message>
    <message>
        <source>What happens to each instance</source>
        <translation>每个实例会怎样</translation>
    </message>
    <message>
        <source>There is no plan. Nothing has been changed.</source>
        <translation>没有计划。没有任何改动。</translation>
    </message>
    <message>
        <source>Let the scheduler decide</source>
        <translation>由调度器决定</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>As it is dealt out to the ticked hosts</source>
        <translation>分配到勾选的主机</translation>
    </message>
    <message>
        <source>Dealt out</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>No instance is on %1.</source>
        <translation>%1 上没有实例。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n instance(s) will leave %2: %3 live, %4 cold.</source>
        <translation>
            <numerusform>%n 个实例中有 %1 个将离开 %2：热 %3 个，冷 %4 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) where it is.</source>
        <translation>
            <numerusform>%n 个留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
    <message numerus="yes">
        <source>You can go on: the %n instance(s) that cannot go stay and are listed in the report.</source>
        <translation>
            <numerusform>可以继续：无法移走的 %n 个实例会留下，并列入报告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n: decide, or leave on the host</source>
        <translation>
            <numerusform>%n：请决定，或留在主机上</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>group, how many</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The fault of %1</source>
        <translation>%1 的故障</translation>
    </message>
    <message>
        <source>Nova gives this reason, from %1:</source>
        <translation>Nova 给出的原因（%1）：</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>drover::EnterMaintenance</name>
    <message>
        <source>Enter maintenance: %1</source>
        <translation>进入维护：%1</translation>
    </message>
    <message>
        <source>&amp;Enter maintenance</source>
        <translation>进入维护(&amp;E)</translation>
    </message>
</context>
<context>
    <name>drover::ErrorDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>drover::ErrorView</name>
    <message>
        <source>The service&apos;s own words</source>
        <translation>服务的原话</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>这意味着什么</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>如何处理</translation>
    </message>
</context>
<context>
    <name>drover::EventsTab</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>The events could not be read</source>
        <translation>无法读取事件</translation>
    </message>
    <message>
        <source>Nothing was asked of it</source>
        <translation>没有对它的请求</translation>
    </message>
    <message>
        <source>Nova has no record of it.</source>
        <translation>Nova 没有相关记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ExitMaintenance</name>
    <message>
        <source>Exit maintenance: %1</source>
        <translation>退出维护：%1</translation>
    </message>
    <message>
        <source>E&amp;xit maintenance</source>
        <translation>退出维护(&amp;X)</translation>
    </message>
</context>
<context>
    <name>drover::FactSheetView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>drover::ForecastCard</name>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Most likely end %1, if started now. 8 in 10 such runs end between %2 and %3.</source>
        <translation>如现在开始，最可能在 %1 结束。十次中有八次在 %2 到 %3 之间结束。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>drover::GoToPalette</name>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Host, instance, run or action</source>
        <translation>主机、实例、运行或操作</translation>
    </message>
    <message>
        <source>Go to host, instance, run or action</source>
        <translation>转到主机、实例、运行或操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的结果</translation>
    </message>
</context>
<context>
    <name>drover::HomePage</name>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>Is on</source>
        <translation>所在主机</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Instances that were moved away from %1</source>
        <translation>从 %1 移走的实例</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>全部勾选(&amp;A)</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>全部不选(&amp;N)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>热</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>冷</translation>
    </message>
    <message>
        <source>No instance to bring home</source>
        <translation>没有要迁回的实例</translation>
    </message>
    <message>
        <source>No run of Drover has moved an instance away from %1 that is still elsewhere.</source>
        <translation>没有由 Drover 从 %1 移走且仍在别处的实例。</translation>
    </message>
    <message>
        <source>Bring instances home</source>
        <translation>将实例迁回</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) were moved away by Drover. Those that are ticked come back after %1 is enabled. Nothing has been changed yet.</source>
        <translation>
            <numerusform>Drover 移走了 %n 个实例。勾选的实例在 %1 启用后迁回。尚未做任何改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>None is ticked: %1 is enabled, and nothing is moved.</source>
        <translation>没有勾选：只启用 %1，不迁移任何实例。</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) ticked.</source>
        <translation>
            <numerusform>已勾选 %n 个实例。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::HostPage</name>
    <message>
        <source>%1 is enabled already.</source>
        <translation>%1 已经启用。</translation>
    </message>
    <message>
        <source>The scheduler may place instances on it.</source>
        <translation>调度器可以在其上放置实例。</translation>
    </message>
    <message>
        <source>%1 was disabled by run %2 of Drover.</source>
        <translation>%1 由 Drover 的运行 %2 禁用。</translation>
    </message>
    <message>
        <source>Its reason is: “%1”.</source>
        <translation>其原因为：“%1”。</translation>
    </message>
    <message>
        <source>%1 was disabled by others.</source>
        <translation>%1 由他人禁用。</translation>
    </message>
    <message>
        <source>They gave no reason. Ask before you take it away from them.</source>
        <translation>他们没有给出原因。接手之前请先询问。</translation>
    </message>
    <message>
        <source>Their reason is: “%1”. Ask before you take it away from them.</source>
        <translation>他们的原因为：“%1”。接手之前请先询问。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Back into service</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
    <message>
        <source>Nothing is known of %1.</source>
        <translation>对 %1 一无所知。</translation>
    </message>
    <message>
        <source>%1 is forced down.</source>
        <translation>%1 已被强制离线。</translation>
    </message>
    <message>
        <source>Somebody has told Nova that it is off. Until that is taken back, Nova uses it for nothing, enabled or not.</source>
        <translation>有人告知 Nova 它已关机。在撤销之前，无论是否启用，Nova 都不会使用它。</translation>
    </message>
    <message>
        <source>%1 is down.</source>
        <translation>%1 离线。</translation>
    </message>
    <message>
        <source>Its nova-compute does not report. Nothing is placed on it before it does.</source>
        <translation>其 nova-compute 没有上报。在上报之前不会在其上放置任何实例。</translation>
    </message>
    <message>
        <source>When %1 is enabled, the scheduler may place instances on it again, and its reason is gone. Instances that were moved away stay where they are, unless you bring them home on the next page.</source>
        <translation>启用 %1 后，调度器可以再次在其上放置实例，其禁用原因随之消失。已移走的实例留在原处，除非您在下一页将其迁回。</translation>
    </message>
</context>
<context>
    <name>drover::HostsTab</name>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>No compute host</source>
        <translation>没有计算主机</translation>
    </message>
    <message>
        <source>This cloud has no nova-compute service.</source>
        <translation>此云没有 nova-compute 服务。</translation>
    </message>
    <message>
        <source>Hosts  %1</source>
        <translation>主机  %1</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n 台主机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::InstancesTab</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>No instance is here</source>
        <translation>这里没有实例</translation>
    </message>
    <message>
        <source>Nothing would be moved from here.</source>
        <translation>这里没有需要迁移的内容。</translation>
    </message>
    <message>
        <source>Instances  %1</source>
        <translation>实例  %1</translation>
    </message>
    <message>
        <source>%1 · %2 vCPU · %3 GiB RAM</source>
        <comment>instances and their size</comment>
        <translation>%1 · %2 vCPU · %3 GiB 内存</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n 个实例</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::InventoryTree</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n 台主机</numerusform>
        </translation>
    </message>
    <message>
        <source>No zone</source>
        <translation>无可用区</translation>
    </message>
    <message>
        <source>In no aggregate</source>
        <translation>不属于任何聚合</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>drover::MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose another cloud…</source>
        <translation>选择其他云…</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Choose a cloud</source>
        <translation>选择云</translation>
    </message>
    <message>
        <source>No cloud</source>
        <translation>未选择云</translation>
    </message>
    <message>
        <source>%1 – Drover</source>
        <comment>cloud</comment>
        <translation>%1 – Drover</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <comment>cloud</comment>
        <translation>正在连接 %1</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <comment>cloud</comment>
        <translation>%1 未连接</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Choose a row, and what is known of it stands here.</source>
        <translation>选择一行，其已知信息显示在此处。</translation>
    </message>
    <message>
        <source>About Drover</source>
        <translation>关于 Drover</translation>
    </message>
    <message>
        <source>Drover %1</source>
        <translation>Drover %1</translation>
    </message>
    <message>
        <source>An operations console for OpenStack compute hosts. Free software under the GNU General Public License, version 3 or later. Icons by the Lucide contributors, ISC licence.</source>
        <translation>OpenStack 计算主机的运维控制台。自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。图标来自 Lucide 贡献者，采用 ISC 许可证。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go to host, instance, run… (%1)</source>
        <translation>转到主机、实例、运行… (%1)</translation>
    </message>
    <message>
        <source>Save table as CSV</source>
        <translation>将表格保存为 CSV</translation>
    </message>
    <message numerus="yes">
        <source>Close Drover while %n run(s) are under way?</source>
        <translation>
            <numerusform>有 %n 个运行正在进行，要关闭 Drover 吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What the cloud has accepted goes on by itself.</source>
        <translation>云已接受的操作会自行继续。</translation>
    </message>
    <message>
        <source>The steps after that wait until Drover is open again: it offers to take them up.</source>
        <translation>其后的步骤会等到 Drover 再次打开：届时可以继续执行。</translation>
    </message>
    <message>
        <source>Close Drover</source>
        <translation>关闭 Drover</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Go to… (%1)</source>
        <translation>转到…（%1）</translation>
    </message>
    <message>
        <source>%1 · connected</source>
        <comment>cloud</comment>
        <translation>%1 · 已连接</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n run(s) under way</source>
        <comment>cloud</comment>
        <translation>
            <numerusform>%1 · %n 次运行进行中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MigrationCard</name>
    <message>
        <source>A&amp;bort…</source>
        <translation>中止(&amp;B)…</translation>
    </message>
    <message>
        <source>F&amp;orce complete…</source>
        <translation>强制完成(&amp;O)…</translation>
    </message>
    <message>
        <source>What is known, and what can be done</source>
        <translation>已知的情况和可做的事</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知情况</translation>
    </message>
    <message>
        <source>Why Drover says so</source>
        <translation>Drover 的依据</translation>
    </message>
</context>
<context>
    <name>drover::MigrationChart</name>
    <message>
        <source>Course of the migration</source>
        <translation>迁移过程</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>%1, %2: %3 remaining, %4 sent, pause needed %5.</source>
        <comment>time, pass, figures</comment>
        <translation>%1，%2：剩余 %3，已发送 %4，所需停顿 %5。</translation>
    </message>
</context>
<context>
    <name>drover::MigrationDetail</name>
    <message>
        <source>There is no curve of it</source>
        <translation>没有它的曲线</translation>
    </message>
    <message>
        <source>No migration is chosen</source>
        <translation>未选择迁移</translation>
    </message>
    <message>
        <source>Choose a row above, and its course stands here.</source>
        <translation>请在上方选择一行，其过程将显示在此。</translation>
    </message>
    <message>
        <source>Nova counts bytes only while a live migration copies.</source>
        <translation>Nova 只在实时迁移复制时统计字节数。</translation>
    </message>
    <message>
        <source>During post-copy Nova shows no byte counts.</source>
        <translation>post-copy 期间 Nova 不显示字节数。</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>尚无数字</translation>
    </message>
    <message>
        <source>Nova writes the first some 5 s after copying has begun. The curve grows from then on.</source>
        <translation>复制开始约 5 s 后 Nova 写出第一批数字，曲线从那时起增长。</translation>
    </message>
    <message>
        <source>Nova does not keep byte counts, and this window did not see it copying.</source>
        <translation>Nova 不保留字节数，而此窗口没有看到它复制。</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The chosen migration</source>
        <translation>所选迁移</translation>
    </message>
    <message>
        <source>Samples of the migration</source>
        <translation>迁移的样本</translation>
    </message>
    <message>
        <source>Show all of it (F)</source>
        <translation>显示全部 (F)</translation>
    </message>
    <message>
        <source>The same numbers as a table (T)</source>
        <translation>以表格显示相同的数字 (T)</translation>
    </message>
    <message>
        <source>&amp;Picture (PNG)…</source>
        <translation>图片 (PNG)(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Values (CSV)…</source>
        <translation>数值 (CSV)(&amp;V)…</translation>
    </message>
    <message>
        <source>Export the course of %1</source>
        <comment>instance</comment>
        <translation>导出 %1 的过程</translation>
    </message>
</context>
<context>
    <name>drover::MigrationsPanel</name>
    <message>
        <source>Migrations</source>
        <translation>迁移</translation>
    </message>
</context>
<context>
    <name>drover::MigrationsTab</name>
    <message>
        <source>No migration is known</source>
        <translation>没有已知的迁移</translation>
    </message>
    <message>
        <source>When one starts it appears here within half a minute, whoever started it.</source>
        <translation>无论由谁发起，迁移开始后半分钟内会显示在此处。</translation>
    </message>
    <message>
        <source>Migrations  %1</source>
        <translation>迁移  %1</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n 次迁移</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MoveDialog</name>
    <message>
        <source>Live migrate</source>
        <translation>热迁移</translation>
    </message>
    <message>
        <source>Cold migrate</source>
        <translation>冷迁移</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>迁移</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s), %1 GiB</source>
        <translation>
            <numerusform>%n 个实例，%1 GiB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MoveDraft</name>
    <message>
        <source>No instance is left to move.</source>
        <translation>没有可迁移的实例。</translation>
    </message>
</context>
<context>
    <name>drover::MovePage</name>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>RAM GiB</source>
        <translation>内存 GiB</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>&amp;Confirm each on arrival, and start again what was running</source>
        <translation>到达后逐个确认，并重新启动原先运行的实例(&amp;C)</translation>
    </message>
    <message>
        <source>Instances to move</source>
        <translation>要迁移的实例</translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <translation>没有开始任何操作。</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
    <message>
        <source>Choose another destination, or leave out what cannot be moved.</source>
        <translation>请选择其他目标，或去掉无法迁移的实例。</translation>
    </message>
    <message>
        <source>Live migrate %1</source>
        <translation>热迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Live migrate %n instance(s)</source>
        <translation>
            <numerusform>热迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Cold migrate %1</source>
        <translation>冷迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Cold migrate %n instance(s)</source>
        <translation>
            <numerusform>冷迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrate %1</source>
        <translation>迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n instance(s)</source>
        <translation>
            <numerusform>迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1 while it runs</source>
        <translation>在运行中迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s) while they run</source>
        <translation>
            <numerusform>在运行中迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1 while it is off</source>
        <translation>在关机状态下迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s) while they are off</source>
        <translation>
            <numerusform>在关机状态下迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>迁移 %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s)</source>
        <translation>
            <numerusform>迁移 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory is copied while the guest runs. Nothing has been changed yet.</source>
        <translation>在客户机运行时复制内存。尚未做任何改动。</translation>
    </message>
    <message>
        <source>What runs is shut down, copied, and started again. Nothing has been changed yet.</source>
        <translation>运行中的实例会关机、复制并重新启动。尚未做任何改动。</translation>
    </message>
    <message>
        <source>What runs is shut down and copied. Nothing has been changed yet.</source>
        <translation>运行中的实例会关机并复制。尚未做任何改动。</translation>
    </message>
    <message>
        <source>Let the scheduler decide</source>
        <translation>由调度器决定</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>It is gone</source>
        <translation>它已不存在</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>drover::NoteBar</name>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>drover::Operations</name>
    <message>
        <source>Cancel run %1?</source>
        <translation>取消运行 %1？</translation>
    </message>
    <message>
        <source>Nothing new is begun. What is under way goes on to its end and is watched.</source>
        <translation>不再开始新的步骤。正在进行的会继续到结束，并一直被监视。</translation>
    </message>
    <message>
        <source>A host that it has disabled stays disabled; instances that have moved stay where they are.</source>
        <translation>它禁用的主机保持禁用；已迁移的实例留在原处。</translation>
    </message>
    <message>
        <source>What was not begun can be planned anew at any time.</source>
        <translation>尚未开始的步骤可随时重新规划。</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Leave run %1 as it is?</source>
        <translation>就此放弃运行 %1？</translation>
    </message>
    <message>
        <source>It cannot be taken up again afterwards.</source>
        <translation>之后无法再继续执行。</translation>
    </message>
    <message>
        <source>What the cloud had accepted goes on by itself. A host that it has disabled stays disabled.</source>
        <translation>云已接受的操作会自行继续。它禁用的主机保持禁用。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Run %1 stands as before</source>
        <translation>运行 %1 保持原状</translation>
    </message>
    <message>
        <source>Run %1 was not taken up</source>
        <translation>运行 %1 未能继续执行</translation>
    </message>
</context>
<context>
    <name>drover::OptionsPage</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>&amp;Leave it where it is, and go on with the others</source>
        <translation>留在原处，继续处理其他实例(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Stop: begin nothing new, and let what is under way end</source>
        <translation>停止：不再开始新的，让进行中的完成(&amp;S)</translation>
    </message>
    <message>
        <source>Ask &amp;me: it goes on until somebody aborts or forces it</source>
        <translation>询问我：一直进行，直到有人中止或强制完成(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Abort it, and leave the instance where it runs, after</source>
        <translation>中止，并让实例留在原处运行，超过(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Force it to complete, which freezes the instance meanwhile, after</source>
        <translation>强制完成，期间实例会冻结，超过(&amp;F)</translation>
    </message>
    <message>
        <source>Abort after</source>
        <translation>中止前等待</translation>
    </message>
    <message>
        <source>Force complete after</source>
        <translation>强制完成前等待</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>The host is looked at once more: the run says “done” only when no instance is left on it, and none is on its way to it.</source>
        <translation>再次检查主机：只有其上没有实例且没有实例正迁往它时，运行才显示“完成”。</translation>
    </message>
    <message>
        <source>How the run goes about it</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>The defaults suit most clouds. Nothing has been changed yet.</source>
        <translation>默认值适合大多数云。尚未做任何改动。</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>同时进行</translation>
    </message>
    <message>
        <source>Moves away from one &amp;host</source>
        <translation>从一台主机移出(&amp;H)</translation>
    </message>
    <message>
        <source>Moves to one &amp;destination</source>
        <translation>移入一台目标主机(&amp;D)</translation>
    </message>
    <message>
        <source>Moves in &amp;all</source>
        <translation>总计(&amp;A)</translation>
    </message>
    <message>
        <source>Nova itself runs one live migration away from a host at a time unless it is set otherwise; more only wait in its queue.</source>
        <translation>除非另行设置，Nova 自身每台主机同时只进行一个热迁移；更多的只会在其队列中等待。</translation>
    </message>
    <message>
        <source>If one cannot go</source>
        <translation>如有无法移走的</translation>
    </message>
    <message>
        <source>If a live migration does not end</source>
        <translation>如果热迁移不结束</translation>
    </message>
</context>
<context>
    <name>drover::PlanDraft</name>
    <message>
        <source>Drover shows another cloud now. Nothing was changed in this one.</source>
        <translation>Drover 现在显示的是另一个云。此云没有任何改动。</translation>
    </message>
    <message>
        <source>Nothing can be begun: the journal of runs cannot be used. %1</source>
        <translation>无法开始：运行日志不可用。%1</translation>
    </message>
    <message>
        <source>Nothing can be begun: Drover is not connected to the cloud.</source>
        <translation>无法开始：Drover 未连接到该云。</translation>
    </message>
</context>
<context>
    <name>drover::ProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The run is kept in the journal, and found in the tasks.</source>
        <translation>运行保存在日志中，可在任务中找到。</translation>
    </message>
    <message>
        <source>Closing this window stops nothing. The run is found in the tasks.</source>
        <translation>关闭此窗口不会停止任何操作。可在任务中找到该运行。</translation>
    </message>
</context>
<context>
    <name>drover::ReasonPage</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>&amp;Leave it disabled as it is, and move its instances away</source>
        <translation>保持现有禁用状态，并移走其实例(&amp;L)</translation>
    </message>
    <message>
        <source>Ticket and purpose, as CHG-20871 kernel update</source>
        <translation>工单与目的，例如 CHG-20871 内核更新</translation>
    </message>
    <message>
        <source>&amp;Why is %1 taken out?</source>
        <translation>为何停用 %1？(&amp;W)</translation>
    </message>
    <message>
        <source>What others will read</source>
        <translation>他人将看到</translation>
    </message>
    <message>
        <source>In every list of compute services, until the host is enabled again. It is also how Drover knows the host as its own.</source>
        <translation>在每个计算服务列表中，直到主机重新启用。Drover 也以此识别由自己禁用的主机。</translation>
    </message>
    <message>
        <source>Used before:</source>
        <translation>用过的：</translation>
    </message>
    <message>
        <source>Use the reason %1</source>
        <translation>使用原因 %1</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 离线</translation>
    </message>
    <message>
        <source>%1 cannot be emptied now</source>
        <translation>现在无法清空 %1</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Only an evacuation is left, and only once it is certain that the host is off.</source>
        <translation>只能疏散，而且必须先确定主机已关机。</translation>
    </message>
    <message>
        <source>Close this, and see to what the note says.</source>
        <translation>请关闭此窗口，并处理提示中的问题。</translation>
    </message>
    <message>
        <source>%1 is disabled by Drover already.</source>
        <translation>%1 已由 Drover 禁用。</translation>
    </message>
    <message>
        <source>Run %1 has written: “%2”. That stays as it is.</source>
        <translation>运行 %1 写入了：“%2”。保持不变。</translation>
    </message>
    <message>
        <source>%1 is disabled by others.</source>
        <translation>%1 由他人禁用。</translation>
    </message>
    <message>
        <source>They gave no reason. Exit maintenance would take it away from them.</source>
        <translation>他们没有给出原因。退出维护会改变他们的设置。</translation>
    </message>
    <message>
        <source>Their reason is: “%1”.</source>
        <translation>他们的原因为：“%1”。</translation>
    </message>
    <message>
        <source>%1 takes no new instance already</source>
        <translation>%1 已不接收新实例</translation>
    </message>
    <message>
        <source>Why %1 is taken out</source>
        <translation>为何停用 %1</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>尚未做任何改动。</translation>
    </message>
    <message>
        <source>New instances are no longer placed on it, and this is what everybody reads beside that. Nothing has been changed yet.</source>
        <translation>不再有新实例放置于其上，旁边显示的就是此原因。尚未做任何改动。</translation>
    </message>
    <message>
        <source>To go on, keep what the others have set.</source>
        <translation>要继续，请保留他人的设置。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 characters used</source>
        <translation>已用 %1 / %2 个字符</translation>
    </message>
    <message>
        <source>A reason is needed: it is what others read beside “disabled”.</source>
        <translation>需要填写原因：他人会在“已禁用”旁看到它。</translation>
    </message>
    <message numerus="yes">
        <source>Nova takes %1 characters; %n character(s) too many.</source>
        <translation>
            <numerusform>Nova 最多接受 %1 个字符；超出 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1   disabled   …</source>
        <translation>%1   已禁用   …</translation>
    </message>
    <message>
        <source>%1   disabled   %2</source>
        <translation>%1   已禁用   %2</translation>
    </message>
    <message>
        <source>To go on, say why.</source>
        <translation>要继续，请说明原因。</translation>
    </message>
</context>
<context>
    <name>drover::RunProgress</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知情况</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 enters maintenance</source>
        <translation>%1 正在进入维护</translation>
    </message>
    <message>
        <source>%1 exits maintenance</source>
        <translation>%1 正在退出维护</translation>
    </message>
    <message>
        <source>Migrating %1</source>
        <translation>正在迁移 %1</translation>
    </message>
    <message>
        <source>Confirming %1</source>
        <translation>正在确认 %1</translation>
    </message>
    <message>
        <source>Reverting %1</source>
        <translation>正在回退 %1</translation>
    </message>
    <message>
        <source>Aborting the migration of %1</source>
        <translation>正在中止 %1 的迁移</translation>
    </message>
    <message>
        <source>Forcing the migration of %1 to complete</source>
        <translation>正在强制完成 %1 的迁移</translation>
    </message>
    <message>
        <source>%1 is disabled and empty</source>
        <translation>%1 已禁用并清空</translation>
    </message>
    <message>
        <source>%1 is enabled</source>
        <translation>%1 被启用</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 已迁移</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>%1 已确认</translation>
    </message>
    <message>
        <source>%1 reverted</source>
        <translation>%1 已回退</translation>
    </message>
    <message>
        <source>The migration of %1 was aborted</source>
        <translation>%1 的迁移已中止</translation>
    </message>
    <message>
        <source>The migration of %1 was forced to complete</source>
        <translation>%1 的迁移已强制完成</translation>
    </message>
    <message>
        <source>&amp;Cancel the run…</source>
        <translation>取消运行(&amp;C)…</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>保存报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>运行的步骤</translation>
    </message>
    <message>
        <source>Steps that have ended</source>
        <translation>已结束的步骤</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <comment>hold the run, or let it go on</comment>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Nothing new is begun while it is held. What is under way goes on.</source>
        <translation>暂停期间不开始新的操作。进行中的继续。</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>The journal does not show this run.</source>
        <translation>日志中没有此运行。</translation>
    </message>
    <message>
        <source>%1 Request id %2</source>
        <comment>sentence, id</comment>
        <translation>%1 请求 ID %2</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <comment>memory of memory</comment>
        <translation>剩余 %1 / %2</translation>
    </message>
    <message>
        <source>Stay where they are</source>
        <translation>留在原处</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 / %n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s) done.</source>
        <translation>
            <numerusform>已完成 %1 / %n 步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n 步失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped.</source>
        <translation>
            <numerusform>跳过 %n 步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still go(es) on in the cloud.</source>
        <translation>
            <numerusform>%n 步仍在云中进行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stay where they are.</source>
        <translation>
            <numerusform>%n 个实例留在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling: what was begun is brought to its end</source>
        <translation>正在取消：已开始的会进行到底</translation>
    </message>
    <message>
        <source>On hold: nothing new is begun</source>
        <translation>已暂停：不开始新的操作</translation>
    </message>
    <message>
        <source>The run could not go on.</source>
        <translation>运行无法继续。</translation>
    </message>
    <message>
        <source>Another program executes this run.</source>
        <translation>此运行由另一个程序执行。</translation>
    </message>
    <message>
        <source>It is shown as the journal tells, and steered from there.</source>
        <translation>此处按日志显示，请在该程序中控制。</translation>
    </message>
    <message>
        <source>The program of this run ended before the run did.</source>
        <translation>执行此运行的程序在运行结束前退出了。</translation>
    </message>
    <message>
        <source>What the cloud had accepted went on. It is taken up again from the tasks.</source>
        <translation>云已接受的操作继续进行。可从任务中继续此运行。</translation>
    </message>
    <message>
        <source>%1: not everything came true</source>
        <translation>%1：并未全部实现</translation>
    </message>
    <message>
        <source>%1: the run was cancelled</source>
        <translation>%1：运行已取消</translation>
    </message>
    <message>
        <source>%1: the run was abandoned</source>
        <translation>%1：运行已放弃</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>暂停(&amp;H)</translation>
    </message>
    <message>
        <source>Nothing new is begun. What is under way goes to its end, and what has been moved cold is still confirmed and started.</source>
        <translation>不再开始新的操作。进行中的会完成，已冷迁移的仍会确认并启动。</translation>
    </message>
    <message>
        <source>%1 stays disabled, and what has not been moved stays on it.</source>
        <translation>%1 保持禁用，尚未迁移的留在其上。</translation>
    </message>
    <message>
        <source>Cancel the run about %1?</source>
        <translation>取消关于 %1 的运行？</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>取消运行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
</context>
<context>
    <name>drover::RunProgressDialog</name>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Closing this window stops nothing.</source>
        <translation>关闭此窗口不会停止任何操作。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>drover::RunsTab</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>%1 of %2 ended</source>
        <comment>steps</comment>
        <translation>%2 个中已结束 %1 个</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发起者</translation>
    </message>
    <message>
        <source>Last news</source>
        <translation>最近消息</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>所填</translation>
    </message>
    <message>
        <source>Stays where it is</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No maintenance is known</source>
        <translation>没有已知的维护</translation>
    </message>
    <message>
        <source>What Drover or droverctl does with this host is kept here, with its steps and its reason.</source>
        <translation>Drover 或 droverctl 对此主机所做的一切都保存在这里，包括步骤和原因。</translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>尚无运行</translation>
    </message>
    <message>
        <source>What you begin here or with droverctl is kept here, with its steps and how it ended.</source>
        <translation>您在此处或用 droverctl 开始的一切都保存在这里，包括步骤和结果。</translation>
    </message>
    <message>
        <source>Maintenance  %1</source>
        <translation>维护  %1</translation>
    </message>
    <message>
        <source>Runs  %1</source>
        <translation>运行  %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ScopePage</name>
    <message>
        <source>What to see of it</source>
        <translation>查看内容</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n 台主机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) down</source>
        <translation>
            <numerusform>%n 台主机离线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) disabled</source>
        <translation>
            <numerusform>%n 台主机已禁用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need you</source>
        <translation>
            <numerusform>%n 个实例需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Availability zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Host aggregate</source>
        <translation>主机聚合</translation>
    </message>
    <message>
        <source>%1 vCPU given</source>
        <translation>已分配 %1 vCPU</translation>
    </message>
    <message>
        <source>%1 GiB RAM given</source>
        <translation>已分配 %1 GiB 内存</translation>
    </message>
    <message>
        <source>On no host</source>
        <translation>不在任何主机上</translation>
    </message>
    <message>
        <source>Nova lists no compute service of this name.</source>
        <translation>Nova 中没有此名称的计算服务。</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message>
        <source>%1 GiB RAM</source>
        <translation>%1 GiB 内存</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hypervisor, version</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nova lists no instance with this id.</source>
        <translation>Nova 没有列出此 ID 的实例。</translation>
    </message>
    <message>
        <source>On %1</source>
        <comment>host</comment>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>%1: %2 vCPU, %3 GiB RAM</source>
        <comment>flavor and its size</comment>
        <translation>%1：%2 vCPU，%3 GiB 内存</translation>
    </message>
    <message>
        <source>Cannot be moved now</source>
        <translation>目前不能迁移</translation>
    </message>
    <message>
        <source>Moves with a side effect</source>
        <translation>迁移有副作用</translation>
    </message>
    <message>
        <source>Not known whether it can move</source>
        <translation>不知能否迁移</translation>
    </message>
</context>
<context>
    <name>drover::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>drover::ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>drover::StatusLine</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>%1@%2</source>
        <comment>user, project</comment>
        <translation>%1@%2</translation>
    </message>
    <message>
        <source>Compute API %1</source>
        <translation>计算 API %1</translation>
    </message>
    <message>
        <source>Certificate not checked</source>
        <translation>未检查证书</translation>
    </message>
    <message>
        <source>Token %1</source>
        <comment>how long it lasts</comment>
        <translation>令牌剩余 %1</translation>
    </message>
    <message>
        <source>Figures %1 old</source>
        <translation>数据为 %1前</translation>
    </message>
</context>
<context>
    <name>drover::StepMark</name>
    <message>
        <source>Step %1, %2, done</source>
        <translation>第 %1 步，%2，已完成</translation>
    </message>
    <message>
        <source>Step %1, %2, shown now</source>
        <translation>第 %1 步，%2，当前</translation>
    </message>
    <message>
        <source>Step %1, %2, ahead</source>
        <translation>第 %1 步，%2，尚未到达</translation>
    </message>
</context>
<context>
    <name>drover::SummaryPage</name>
    <message>
        <source>%1 away from one host, %2 to one destination, %3 in all at the same time.</source>
        <translation>同时从一台主机移出 %1 个，移入一台目标 %2 个，总计 %3 个。</translation>
    </message>
    <message>
        <source>One that cannot go is left where it is.</source>
        <translation>无法移走的留在原处。</translation>
    </message>
    <message>
        <source>When one cannot go, nothing new is begun.</source>
        <translation>如有无法移走的，不再开始新的。</translation>
    </message>
    <message>
        <source>A live migration that does not end goes on until somebody decides.</source>
        <translation>不结束的热迁移一直进行，直到有人决定。</translation>
    </message>
    <message>
        <source>A live migration that does not end is aborted after %1.</source>
        <translation>不结束的热迁移在 %1 后中止。</translation>
    </message>
    <message>
        <source>A live migration that does not end is forced to complete after %1.</source>
        <translation>不结束的热迁移在 %1 后强制完成。</translation>
    </message>
    <message>
        <source>A migration is watched for %1, and then left to itself.</source>
        <translation>迁移最多观察 %1，之后任其进行。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <translation>没有开始任何操作。</translation>
    </message>
    <message>
        <source>There is no plan.</source>
        <translation>没有计划。</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>没有要做的事。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s). The first change is made when you press the button below.</source>
        <translation>
            <numerusform>%n 步。按下下方按钮时才做第一个改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your token ends %1, after the end that is forecast.</source>
        <translation>您的令牌 %1 到期，晚于预测的结束时间。</translation>
    </message>
    <message>
        <source>Your token ends %1. Drover signs in again by itself before that, unless it was given nothing but the token.</source>
        <translation>您的令牌 %1 到期。Drover 会在此之前自行重新登录，除非只提供了令牌。</translation>
    </message>
</context>
<context>
    <name>drover::SummaryTab</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>drover::TablePanel</name>
    <message>
        <source>Filter this table</source>
        <translation>筛选此表</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Filter these %1</source>
        <translation>筛选这 %1 项</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No row is of this kind</source>
        <translation>没有此类行</translation>
    </message>
    <message>
        <source>Nothing here mentions “%1”</source>
        <translation>没有内容提到“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n 行被筛选隐藏。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>drover::TableView</name>
    <message>
        <source>Column heads</source>
        <translation>列标题</translation>
    </message>
</context>
<context>
    <name>drover::TasksPane</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>All objects, newest first. Closing this window stops nothing.</source>
        <translation>所有对象，最新的在前。关闭此窗口不会停止任何操作。</translation>
    </message>
    <message>
        <source>Fold the tasks</source>
        <translation>折叠任务</translation>
    </message>
    <message>
        <source>Nothing is under way</source>
        <translation>没有正在进行的任务</translation>
    </message>
    <message>
        <source>What you begin, runs of droverctl and migrations in this cloud appear here, whoever starts them.</source>
        <translation>您开始的操作、droverctl 的运行以及此云中的迁移都显示在这里，无论由谁发起。</translation>
    </message>
</context>
<context>
    <name>drover::TreePanel</name>
    <message>
        <source>Search in tree</source>
        <translation>在树中搜索</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>主机聚合</translation>
    </message>
    <message>
        <source>Cloud, zones, hosts and instances</source>
        <translation>云、可用区、主机和实例</translation>
    </message>
</context>
<context>
    <name>drover::WelcomePage</name>
    <message>
        <source>Choose a cloud…</source>
        <translation>选择云…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Move instances between hosts, calmly</source>
        <translation>从容地在主机之间迁移实例</translation>
    </message>
    <message>
        <source>Drover changes nothing in a cloud until you have seen the plan and pressed its button.</source>
        <translation>在您看过计划并按下其按钮之前，Drover 不会改动云中的任何内容。</translation>
    </message>
    <message>
        <source>A file of clouds could not be read</source>
        <translation>无法读取云配置文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and line, what is wrong there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No cloud is described on this computer</source>
        <translation>本机没有描述任何云</translation>
    </message>
    <message>
        <source>Drover reads what the openstack command reads: clouds.yaml in this directory, in ~/.config/openstack or in /etc/openstack, or OS_* variables. For example:</source>
        <translation>Drover 读取与 openstack 命令相同的配置：当前目录、~/.config/openstack 或 /etc/openstack 中的 clouds.yaml，或 OS_* 变量。例如：</translation>
    </message>
    <message>
        <source>Connect to a cloud</source>
        <translation>连接到云</translation>
    </message>
    <message numerus="yes">
        <source>%n cloud(s) found: %1.</source>
        <translation>
            <numerusform>找到 %n 个云：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try a simulated cloud</source>
        <translation>试用模拟云</translation>
    </message>
    <message>
        <source>Opens a cloud that exists on this computer only, to learn and to rehearse a maintenance.</source>
        <translation>打开一个仅存在于本机的云，用于学习和演练维护。</translation>
    </message>
</context>
<context>
    <name>drover::WizardFrame</name>
    <message>
        <source>&amp;Save plan…</source>
        <translation>保存计划(&amp;S)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Plan hash %1</source>
        <translation>计划哈希 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <comment>name of the next page</comment>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Facts read %1, %2 ago</source>
        <translation>数据读取于 %1，%2前</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Operations console for OpenStack compute hosts</source>
        <translation>OpenStack 计算主机的运维控制台</translation>
    </message>
    <message>
        <source>The cloud to open, by its name in clouds.yaml.</source>
        <translation>要打开的云，即其在 clouds.yaml 中的名称。</translation>
    </message>
    <message>
        <source>The journal of runs to show, instead of the usual one.</source>
        <translation>要显示的运行日志，代替默认日志。</translation>
    </message>
    <message>
        <source>Open a simulated cloud that begins and ends with the window.</source>
        <translation>打开一个随窗口启动和结束的模拟云。</translation>
    </message>
    <message>
        <source>What the simulated cloud is like: a scenario&apos;s name or file.</source>
        <translation>模拟云的内容：场景的名称或文件。</translation>
    </message>
    <message>
        <source>How much faster than real time the simulated cloud lives.</source>
        <translation>模拟云的时间比真实时间快多少倍。</translation>
    </message>
</context>
</TS>
