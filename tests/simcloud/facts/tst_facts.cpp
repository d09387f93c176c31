// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/facts/capabilitiesxml.h"
#include "app/simcloud/facts/cpuset.h"
#include "app/simcloud/facts/domainxml.h"
#include "app/simcloud/facts/factsfolder.h"
#include "app/simcloud/model/cloud.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace simcloud;
using namespace Qt::StringLiterals;

namespace {

/// Every element of an XML text as "path attribute=value … text", so that a fact is one string to look for.
QStringList elementsOf(const QByteArray &text)
{
    QStringList elements;
    QStringList path;
    std::vector<qsizetype> open;
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            path.append(xml.qualifiedName().toString());
            QString element = path.join(u'/');
            for (const QXmlStreamAttribute &attribute : xml.attributes())
                element += u" %1=%2"_s.arg(attribute.qualifiedName(), attribute.value());
            open.push_back(elements.size());
            elements.append(element);
            break;
        }
        case QXmlStreamReader::Characters:
            if (!xml.isWhitespace())
                elements[open.back()] += u' ' + xml.text().trimmed().toString();
            break;
        case QXmlStreamReader::EndElement:
            path.removeLast();
            open.pop_back();
            break;
        default:
            break;
        }
    }
    return xml.hasError() ? QStringList {xml.errorString()} : elements;
}

Host twoCells(const QString &name)
{
    Host host {.name = name, .providerId = u"2f4b9c3e-5a0d-4c66-9b1e-0f6f3c9d8a11"_s};
    host.cpu = {.arch = u"x86_64"_s,
                .vendor = u"Intel"_s,
                .model = u"Cascadelake-Server"_s,
                .features = {u"vmx"_s, u"pdpe1gb"_s}};
    host.machineTypes = {u"pc-i440fx-7.2"_s, u"pc-q35-7.2"_s, u"pc-q35-6.2"_s};
    for (int id = 0; id < 2; ++id) {
        Cell cell {.id = id,
                   .socket = 0,
                   .memoryMiB = 32768,
                   .pages = {{2048, 4096}, {1048576, 4}},
                   .distances = id == 0 ? std::vector {10, 21} : std::vector {21, 10}};
        for (int core = 0; core < 4; ++core) {
            const int first = id * 4 + core;
            cell.siblings.push_back({first, first + 8});
            (core == 0 ? cell.sharedCpus : cell.dedicatedCpus).insert({first, first + 8});
        }
        host.cells.push_back(cell);
    }
    host.devices = {{.address = u"0000:3b:02.0"_s, .cell = 1, .physicalNetwork = u"fast"_s},
                    {.address = u"0000:3b:02.1"_s, .cell = 1, .physicalNetwork = u"fast"_s},
                    {.address = u"0000:86:00.0"_s, .cell = 1, .alias = u"gpu"_s}};
    return host;
}

/// Two hosts; a guest that is pinned, with pages and devices, a floating one, and one that is off.
class Facts {
public:
    Facts()
    {
        cloud.add(twoCells(u"node-a"_s));
        cloud.add(twoCells(u"node-b"_s));
        cloud.projects = {{.id = u"p1"_s, .name = u"shop"_s}};
        cloud.users = {{.id = u"u1"_s, .name = u"ada"_s}};
        Flavor pinned {.id = u"f1"_s, .name = u"fast.large"_s, .vcpus = 4, .memoryMiB = 8192, .diskGiB = 20};
        pinned.ephemeralGiB = 10;
        pinned.swapMiB = 1024;
        pinned.extraSpecs = {{u"hw:cpu_policy"_s, u"dedicated"_s},
                             {u"hw:mem_page_size"_s, u"2MB"_s},
                             {u"pci_passthrough:alias"_s, u"gpu:1"_s}};
        fast = &add({.id = u"5d0f2b4e-7f57-4d0a-8f2c-2b9a0f3f6e01"_s,
                     .name = u"orders <1>"_s,
                     .flavor = std::make_shared<const Flavor>(pinned),
                     .imageId = u"11111111-2222-4333-8444-555555555555"_s,
                     .imageProperties = {{u"hw_machine_type"_s, u"q35"_s}},
                     .configDrive = true,
                     .ports = {{.id = u"aaaaaaaa-1111-4222-8333-444444444444"_s,
                                .mac = u"fa:16:3e:00:00:01"_s,
                                .address = u"10.0.0.5"_s},
                               {.id = u"bbbbbbbb-1111-4222-8333-444444444444"_s,
                                .mac = u"fa:16:3e:00:00:02"_s,
                                .address = u"10.0.1.5"_s,
                                .vnicType = u"direct"_s,
                                .physicalNetwork = u"fast"_s},
                               {.id = u"cccccccc-1111-4222-8333-444444444444"_s,
                                .mac = u"fa:16:3e:00:00:03"_s,
                                .address = u"10.0.1.6"_s,
                                .vnicType = u"macvtap"_s,
                                .physicalNetwork = u"fast"_s}}},
                    u"node-a"_s);
        const auto plain = std::make_shared<const Flavor>(
            Flavor {.id = u"f2"_s, .name = u"small"_s, .vcpus = 2, .memoryMiB = 2048, .diskGiB = 0});
        floating = &add({.id = u"5d0f2b4e-7f57-4d0a-8f2c-2b9a0f3f6e02"_s,
                         .name = u"mail"_s,
                         .flavor = plain,
                         .ports = {{.id = u"dddddddd-1111-4222-8333-444444444444"_s,
                                    .mac = u"fa:16:3e:00:00:04"_s,
                                    .address = u"fd00::5"_s,
                                    .vifType = u"vhostuser"_s}},
                         .volumes = {{.id = u"99999999-1111-4222-8333-444444444444"_s,
                                      .device = u"/dev/vda"_s,
                                      .sizeGiB = 20,
                                      .root = true}}},
                        u"node-a"_s);
        off = &add({.id = u"5d0f2b4e-7f57-4d0a-8f2c-2b9a0f3f6e03"_s,
                    .name = u"spare"_s,
                    .flavor = plain,
                    .vmState = VmState::Stopped,
                    .power = Power::Shutdown},
                   u"node-a"_s);
    }

    void move(Server &server, const QString &host)
    {
        cloud.release(server.id);
        claim(server, host);
        cloud.place(server, host);
    }

    Cloud cloud;
    Server *fast = nullptr;
    Server *floating = nullptr;
    Server *off = nullptr;

private:
    Server &add(Server server, const QString &host)
    {
        server.projectId = u"p1"_s;
        server.userId = u"u1"_s;
        Server &added = cloud.add(std::move(server));
        claim(added, host);
        cloud.place(added, host);
        return added;
    }
    void claim(const Server &server, const QString &host)
    {
        if (const Fit found = fit(cloud, *cloud.host(host), needOf(server)))
            cloud.allocate({.consumer = server.id, .claims = {*found}});
    }
};

QStringList filesIn(const QString &dir)
{
    QStringList files;
    QDirIterator found(dir, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files.append(QDir(dir).relativeFilePath(found.next()));
    files.sort();
    return files;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Where libvirt's schemas are: DROVER_LIBVIRT_SCHEMAS, or where Debian's libvirt0 puts them.
QString schemas()
{
    return qEnvironmentVariable("DROVER_LIBVIRT_SCHEMAS", u"/usr/share/libvirt/schemas"_s);
}

} // namespace

class TestFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesCpuSets_data();
    void writesCpuSets();
    void capabilitiesStateTheHost_data();
    void capabilitiesStateTheHost();
    void domainStatesThePinnedGuest_data();
    void domainStatesThePinnedGuest();
    void domainStatesTheFloatingGuest_data();
    void domainStatesTheFloatingGuest();
    void domainInMotionIsAsAtItsSource();
    void libvirtsSchemasAccept_data();
    void libvirtsSchemasAccept();
    void folderFollowsTheCloud();
    void folderWritesOnlyWhatChanged();
    void folderRemovesWhatARunBeforeLeft();
    void folderSaysWhatItCouldNotWrite();
};

void TestFacts::writesCpuSets_data()
{
    QTest::addColumn<QList<int>>("numbers");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QList<int> {} << QString();
    QTest::newRow("one") << QList<int> {3} << u"3"_s;
    QTest::newRow("run") << QList<int> {0, 1, 2} << u"0-2"_s;
    QTest::newRow("runs") << QList<int> {0, 1, 8, 16, 17, 18} << u"0-1,8,16-18"_s;
}

void TestFacts::writesCpuSets()
{
    QFETCH(QList<int>, numbers);
    QTEST(cpuset({numbers.begin(), numbers.end()}), "text");
}

void TestFacts::capabilitiesStateTheHost_data()
{
    QTest::addColumn<QString>("element");
    for (const char *element :
         {"capabilities/host/uuid 2f4b9c3e-5a0d-4c66-9b1e-0f6f3c9d8a11",
          "capabilities/host/cpu/model Cascadelake-Server",
          "capabilities/host/cpu/topology sockets=1 dies=1 cores=4 threads=2",
          "capabilities/host/cpu/feature name=pdpe1gb", "capabilities/host/cpu/pages unit=KiB size=1048576",
          "capabilities/host/topology/cells num=2", "capabilities/host/topology/cells/cell id=1",
          "capabilities/host/topology/cells/cell/memory unit=KiB 33554432",
          // 32 GiB less 8 GiB of one and 4 GiB of the other size.
          "capabilities/host/topology/cells/cell/pages unit=KiB size=4 5242880",
          "capabilities/host/topology/cells/cell/pages unit=KiB size=2048 4096",
          "capabilities/host/topology/cells/cell/pages unit=KiB size=1048576 4",
          "capabilities/host/topology/cells/cell/distances/sibling id=1 value=21",
          "capabilities/host/topology/cells/cell/cpus num=8",
          "capabilities/host/topology/cells/cell/cpus/cpu id=8 socket_id=0 die_id=0 core_id=0 siblings=0,8",
          // Both cells are of one socket, whose cores are numbered through.
          "capabilities/host/topology/cells/cell/cpus/cpu id=15 socket_id=0 die_id=0 core_id=7 siblings=7,15",
          "capabilities/guest/arch/machine maxCpus=288 pc-q35-7.2"})
        QTest::newRow(element) << QString::fromLatin1(element);
}

void TestFacts::capabilitiesStateTheHost()
{
    QFETCH(QString, element);
    const QStringList elements = elementsOf(capabilitiesXml(twoCells(u"node-a"_s)));
    QVERIFY2(elements.contains(element), qPrintable(elements.join(u'\n')));
}

void TestFacts::domainStatesThePinnedGuest_data()
{
    QTest::addColumn<QString>("element");
    for (
        const char *element :
        {"domain type=kvm id=1", "domain/name instance-00000001",
         "domain/uuid 5d0f2b4e-7f57-4d0a-8f2c-2b9a0f3f6e01",
         "domain/metadata/nova:instance/nova:name orders <1>",
         "domain/metadata/nova:instance/nova:flavor name=fast.large",
         "domain/metadata/nova:instance/nova:flavor/nova:memory 8192",
         "domain/metadata/nova:instance/nova:owner/nova:project uuid=p1 shop",
         "domain/metadata/nova:instance/nova:root type=image uuid=11111111-2222-4333-8444-555555555555",
         "domain/metadata/nova:instance/nova:ports/nova:port/nova:ip type=fixed address=10.0.0.5 ipVersion=4",
         "domain/memory unit=KiB 8388608", "domain/memoryBacking/hugepages/page size=2048 unit=KiB nodeset=0",
         "domain/vcpu placement=static 4",
         // Cell 1 has the device; its first core floats.
         "domain/cputune/vcpupin vcpu=0 cpuset=5", "domain/cputune/vcpupin vcpu=1 cpuset=13",
         "domain/cputune/vcpupin vcpu=3 cpuset=14", "domain/cputune/emulatorpin cpuset=5-6,13-14",
         "domain/numatune/memory mode=strict nodeset=1",
         "domain/numatune/memnode cellid=0 mode=strict nodeset=1",
         "domain/os/type arch=x86_64 machine=pc-q35-7.2 hvm",
         "domain/cpu/model fallback=forbid Cascadelake-Server",
         "domain/cpu/numa/cell id=0 cpus=0-3 memory=8388608 unit=KiB",
         "domain/devices/disk/source "
         "file=/var/lib/nova/instances/5d0f2b4e-7f57-4d0a-8f2c-2b9a0f3f6e01/disk.eph0",
         "domain/devices/disk/target dev=vdc bus=virtio", "domain/devices/disk type=file device=cdrom",
         "domain/devices/interface type=bridge", "domain/devices/interface/target dev=tapaaaaaaaa-11",
         "domain/devices/interface type=hostdev managed=yes",
         "domain/devices/interface/source/address type=pci domain=0x0000 bus=0x3b slot=0x02 function=0x0",
         "domain/devices/interface type=direct", "domain/devices/hostdev mode=subsystem type=pci managed=yes",
         "domain/devices/hostdev/source/address domain=0x0000 bus=0x86 slot=0x00 function=0x0"})
        QTest::newRow(element) << QString::fromLatin1(element);
}

void TestFacts::domainStatesThePinnedGuest()
{
    QFETCH(QString, element);
    const Facts facts;
    const QStringList elements = elementsOf(domainXml(facts.cloud, *facts.fast));
    QVERIFY2(elements.contains(element), qPrintable(elements.join(u'\n')));
}

void TestFacts::domainStatesTheFloatingGuest_data()
{
    QTest::addColumn<QString>("element");
    for (const char *element :
         {"domain/vcpu placement=static cpuset=0,4,8,12 2",
          "domain/os/type arch=x86_64 machine=pc-i440fx-7.2 hvm",
          "domain/devices/disk type=block device=disk",
          "domain/devices/disk/serial 99999999-1111-4222-8333-444444444444",
          "domain/devices/interface type=vhostuser",
          "domain/devices/interface/source type=unix path=/var/lib/vhost_sockets/vhudddddddd-11 mode=server"})
        QTest::newRow(element) << QString::fromLatin1(element);
}

void TestFacts::domainStatesTheFloatingGuest()
{
    QFETCH(QString, element);
    const Facts facts;
    const QStringList elements = elementsOf(domainXml(facts.cloud, *facts.floating));
    QVERIFY2(elements.contains(element), qPrintable(elements.join(u'\n')));
    QVERIFY(elements.filter(u"domain/numatune"_s).isEmpty());
    QVERIFY(elements.filter(u"vcpupin"_s).isEmpty());
}

void TestFacts::domainInMotionIsAsAtItsSource()
{
    Facts facts;
    const QByteArray before = domainXml(facts.cloud, *facts.fast);
    // As during a live migration: the migration holds the source, the server the destination.
    const Claim atSource = facts.cloud.allocation(facts.fast->id)->claims[0];
    const QString uuid =
        facts.cloud.addMigration({.type = u"live-migration"_s, .serverId = facts.fast->id}).uuid;
    facts.cloud.allocate({.consumer = uuid, .claims = {atSource}});
    Claim atDestination = atSource;
    atDestination.host = u"node-b"_s;
    atDestination.cells[0].hostCell = 0;
    facts.cloud.allocate({.consumer = facts.fast->id, .claims = {atDestination}});
    QCOMPARE(domainXml(facts.cloud, *facts.fast), before);
}

void TestFacts::libvirtsSchemasAccept_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("schema");
    const Facts facts;
    QTest::newRow("capabilities") << capabilitiesXml(*facts.cloud.host(u"node-a"_s)) << u"capability.rng"_s;
    QTest::newRow("pinned guest") << domainXml(facts.cloud, *facts.fast) << u"domain.rng"_s;
    QTest::newRow("floating guest") << domainXml(facts.cloud, *facts.floating) << u"domain.rng"_s;
}

void TestFacts::libvirtsSchemasAccept()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, schema);
    const QString xmllint = QStandardPaths::findExecutable(u"xmllint"_s);
    const QString path = QDir(schemas()).filePath(schema);
    if (xmllint.isEmpty() || !QFile::exists(path))
        QSKIP("Needs xmllint and libvirt's schemas (Debian: libxml2-utils and libvirt0), or "
              "DROVER_LIBVIRT_SCHEMAS "
              "saying where these are.");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(xmllint, {u"--noout"_s, u"--nonet"_s, u"--relaxng"_s, path, u"-"_s});
    process.write(text);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll() + text;
    QVERIFY2(process.exitCode() == 0, said.constData());
}

void TestFacts::folderFollowsTheCloud()
{
    const QTemporaryDir dir;
    Facts facts;
    FactsFolder folder(dir.path());
    QVERIFY(filesIn(dir.path()).isEmpty());
    QCOMPARE(folder.update(facts.cloud), QStringList());
    QCOMPARE(filesIn(dir.path()),
             (QStringList {u"node-a/capabilities.xml"_s, u"node-a/instance-00000001.xml"_s,
                           u"node-a/instance-00000002.xml"_s, u"node-b/capabilities.xml"_s}));
    QCOMPARE(contentOf(dir.filePath(u"node-a/instance-00000001.xml"_s)), domainXml(facts.cloud, *facts.fast));

    facts.move(*facts.fast, u"node-b"_s);
    facts.off->power = Power::Running;
    facts.floating->power = Power::Shutdown;
    QCOMPARE(folder.update(facts.cloud), QStringList());
    QCOMPARE(filesIn(dir.path()),
             (QStringList {u"node-a/capabilities.xml"_s, u"node-a/instance-00000003.xml"_s,
                           u"node-b/capabilities.xml"_s, u"node-b/instance-00000001.xml"_s}));

    // Nobody can ask a dead host.
    facts.cloud.host(u"node-b"_s)->alive = false;
    QCOMPARE(folder.update(facts.cloud), QStringList());
    QVERIFY(!QFile::exists(dir.filePath(u"node-b"_s)));
}

void TestFacts::folderWritesOnlyWhatChanged()
{
    const QTemporaryDir dir;
    Facts facts;
    FactsFolder folder(dir.path());
    QCOMPARE(folder.update(facts.cloud), QStringList());
    // What is written over would lose this mark.
    const QString same = dir.filePath(u"node-a/instance-00000002.xml"_s);
    const QString changed = dir.filePath(u"node-a/instance-00000001.xml"_s);
    for (const QString &path : {same, changed}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("<!-- mark -->");
    }
    facts.fast->name = u"renamed"_s;
    QCOMPARE(folder.update(facts.cloud), QStringList());
    QVERIFY(contentOf(same).contains("mark"));
    QVERIFY(!contentOf(changed).contains("mark"));
    QVERIFY(contentOf(changed).contains("renamed"));
}

void TestFacts::folderRemovesWhatARunBeforeLeft()
{
    const QTemporaryDir dir;
    Facts before;
    FactsFolder(dir.path()).update(before.cloud);
    QFile own(dir.filePath(u"node-a/notes.txt"_s));
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.close();

    const Cloud nothing;
    QCOMPARE(FactsFolder(dir.path()).update(nothing), QStringList());
    QCOMPARE(filesIn(dir.path()), QStringList {u"node-a/notes.txt"_s});
    QVERIFY(!QFile::exists(dir.filePath(u"node-b"_s)));
}

void TestFacts::folderSaysWhatItCouldNotWrite()
{
    const QTemporaryDir dir;
    QFile inTheWay(dir.filePath(u"node-b"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Facts facts;
    FactsFolder folder(dir.path());
    QCOMPARE(folder.update(facts.cloud), QStringList {u"node-b/capabilities.xml"_s});
    QVERIFY(inTheWay.remove());
    QCOMPARE(folder.update(facts.cloud), QStringList());
    QVERIFY(QFile::exists(dir.filePath(u"node-b/capabilities.xml"_s)));
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
