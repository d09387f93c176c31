<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>DecisionWords</name>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message numerus="yes">
        <source>More than %n instance(s) are chosen: choose fewer of them.</source>
        <translation>
            <numerusform>More than one instance is chosen: choose fewer of them.</numerusform>
            <numerusform>More than %n instances are chosen: choose fewer of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostFactWords</name>
    <message numerus="yes">
        <source>%n instance(s), %1 GiB</source>
        <translation>
            <numerusform>%n instance, %1 GiB</numerusform>
            <numerusform>%n instances, %1 GiB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message numerus="yes">
        <source>%n instance(s) left</source>
        <translation>
            <numerusform>%n instance left</numerusform>
            <numerusform>%n instances left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n are here so far, and usable.</source>
        <translation>
            <numerusform>%n is here so far, and usable.</numerusform>
            <numerusform>%n are here so far, and usable.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message numerus="yes">
        <source>%n host(s) down</source>
        <translation>
            <numerusform>%n host down</numerusform>
            <numerusform>%n hosts down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) disabled by others</source>
        <translation>
            <numerusform>%n host disabled by others</numerusform>
            <numerusform>%n hosts disabled by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) in maintenance</source>
        <translation>
            <numerusform>%n host in maintenance</numerusform>
            <numerusform>%n hosts in maintenance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) in ERROR</source>
        <translation>
            <numerusform>%n instance in ERROR</numerusform>
            <numerusform>%n instances in ERROR</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) to confirm or revert</source>
        <translation>
            <numerusform>%n instance to confirm or revert</numerusform>
            <numerusform>%n instances to confirm or revert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) failed today</source>
        <translation>
            <numerusform>%n migration failed today</numerusform>
            <numerusform>%n migrations failed today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) left in the middle</source>
        <translation>
            <numerusform>%n run left in the middle</numerusform>
            <numerusform>%n runs left in the middle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of instances</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) move live</source>
        <translation>
            <numerusform>%n instance moves live</numerusform>
            <numerusform>%n instances move live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GiB of memory are copied at least. Away from one host %n at a time.</source>
        <translation>
            <numerusform>%1 GiB of memory are copied at least. One at a time from one host.</numerusform>
            <numerusform>%1 GiB of memory are copied at least. %n at a time from one host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) move cold</source>
        <translation>
            <numerusform>%n instance moves cold</numerusform>
            <numerusform>%n instances move cold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stay where they are</source>
        <translation>
            <numerusform>%n instance stays where it is</numerusform>
            <numerusform>%n instances stay where they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resize(s) are confirmed</source>
        <translation>
            <numerusform>%n resize is confirmed</numerusform>
            <numerusform>%n resizes are confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resize(s) are reverted</source>
        <translation>
            <numerusform>%n resize is reverted</numerusform>
            <numerusform>%n resizes are reverted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ConnectDialog</name>
    <message numerus="yes">
        <source>%n cloud(s) found. Nothing is sent until you press Connect.</source>
        <translation>
            <numerusform>%n cloud found. Nothing is sent until you press Connect.</numerusform>
            <numerusform>%n clouds found. Nothing is sent until you press Connect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::DrainPage</name>
    <message numerus="yes">
        <source>All %n check(s) passed</source>
        <translation>
            <numerusform>The one check passed</numerusform>
            <numerusform>All %n checks passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n instance(s) will leave %2: %3 live, %4 cold.</source>
        <translation>
            <numerusform>%1 of %n instance will leave %2: %3 live, %4 cold.</numerusform>
            <numerusform>%1 of %n instances will leave %2: %3 live, %4 cold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) where it is.</source>
        <translation>
            <numerusform>One stays where it is.</numerusform>
            <numerusform>%n stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can go on: the %n instance(s) that cannot go stay and are listed in the report.</source>
        <translation>
            <numerusform>You can go on: the instance that cannot go stays and is listed in the report.</numerusform>
            <numerusform>You can go on: the %n instances that cannot go stay and are listed in the report.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n: decide, or leave on the host</source>
        <translation>
            <numerusform>%n: decide, or leave it on the host</numerusform>
            <numerusform>%n: decide, or leave them on the host</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::EventsTab</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::HomePage</name>
    <message numerus="yes">
        <source>%n instance(s) were moved away by Drover. Those that are ticked come back after %1 is enabled. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n instance was moved away by Drover. If it is ticked it comes back after %1 is enabled. Nothing has been changed yet.</numerusform>
            <numerusform>%n instances were moved away by Drover. Those that are ticked come back after %1 is enabled. Nothing has been changed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) ticked.</source>
        <translation>
            <numerusform>%n instance ticked.</numerusform>
            <numerusform>%n instances ticked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::HostsTab</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::InstancesTab</name>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::InventoryTree</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MainWindow</name>
    <message numerus="yes">
        <source>Close Drover while %n run(s) are under way?</source>
        <translation>
            <numerusform>Close Drover while a run is under way?</numerusform>
            <numerusform>Close Drover while %n runs are under way?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n run(s) under way</source>
        <comment>cloud</comment>
        <translation>
            <numerusform>%1 · %n run under way</numerusform>
            <numerusform>%1 · %n runs under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MigrationsTab</name>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MoveDialog</name>
    <message numerus="yes">
        <source>%n instance(s), %1 GiB</source>
        <translation>
            <numerusform>%n instance, %1 GiB</numerusform>
            <numerusform>%n instances, %1 GiB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::MovePage</name>
    <message numerus="yes">
        <source>Live migrate %n instance(s)</source>
        <translation>
            <numerusform>Live migrate %n instance</numerusform>
            <numerusform>Live migrate %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cold migrate %n instance(s)</source>
        <translation>
            <numerusform>Cold migrate %n instance</numerusform>
            <numerusform>Cold migrate %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n instance(s)</source>
        <translation>
            <numerusform>Migrate %n instance</numerusform>
            <numerusform>Migrate %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s) while they run</source>
        <translation>
            <numerusform>Move %n instance while it runs</numerusform>
            <numerusform>Move %n instances while they run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s) while they are off</source>
        <translation>
            <numerusform>Move %n instance while it is off</numerusform>
            <numerusform>Move %n instances while they are off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n instance(s)</source>
        <translation>
            <numerusform>Move %n instance</numerusform>
            <numerusform>Move %n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::OptionsPage</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ReasonPage</name>
    <message numerus="yes">
        <source>Nova takes %1 characters; %n character(s) too many.</source>
        <translation>
            <numerusform>Nova takes %1 characters; %n character too many.</numerusform>
            <numerusform>Nova takes %1 characters; %n characters too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::RunProgress</name>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s) done.</source>
        <translation>
            <numerusform>%1 of %n step done.</numerusform>
            <numerusform>%1 of %n steps done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped.</source>
        <translation>
            <numerusform>%n skipped.</numerusform>
            <numerusform>%n skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still go(es) on in the cloud.</source>
        <translation>
            <numerusform>%n still goes on in the cloud.</numerusform>
            <numerusform>%n still go on in the cloud.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stay where they are.</source>
        <translation>
            <numerusform>%n instance stays where it is.</numerusform>
            <numerusform>%n instances stay where they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::RunsTab</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ScopePage</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) down</source>
        <translation>
            <numerusform>%n host down</numerusform>
            <numerusform>%n hosts down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) disabled</source>
        <translation>
            <numerusform>%n host disabled</numerusform>
            <numerusform>%n hosts disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need you</source>
        <translation>
            <numerusform>%n instance needs you</numerusform>
            <numerusform>%n instances need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::SummaryPage</name>
    <message numerus="yes">
        <source>%n step(s). The first change is made when you press the button below.</source>
        <translation>
            <numerusform>%n step. The first change is made when you press the button below.</numerusform>
            <numerusform>%n steps. The first change is made when you press the button below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::TablePanel</name>
    <message numerus="yes">
        <source>%n row(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n row is hidden by the filter.</numerusform>
            <numerusform>%n rows are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::WelcomePage</name>
    <message numerus="yes">
        <source>%n cloud(s) found: %1.</source>
        <translation>
            <numerusform>%n cloud found: %1.</numerusform>
            <numerusform>%n clouds found: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
