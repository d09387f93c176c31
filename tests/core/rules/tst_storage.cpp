// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

QList<Row> rows()
{
    return {
        {"shared disks move with nothing", live, [](Case &) {}, u"disks"_s, {}, u""_s},
        {"local disks are copied", live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
         },
         u"disks"_s, passes, u"Its disks (40 GiB) are local"_s},
        {"storage not known is Nova's to see",
         live,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
         },
         u"disks"_s,
         {},
         u""_s},
        {"told to copy what is shared", live, [](Case &c) { c.move.diskCopy = Move::DiskCopy::Yes; },
         u"disks"_s, blocks, u"on shared storage, and the order says to copy"_s,
         Repair::CopyDisksAutomatically},
        {"told not to copy what is local", live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.move.diskCopy = Move::DiskCopy::No;
         },
         u"disks"_s, blocks, u"local, and the order says not to"_s, Repair::CopyDisksAutomatically},
        {"told to copy, and nobody knows", live,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
             c.move.diskCopy = Move::DiskCopy::Yes;
         },
         u"disks"_s, unknown, u"cmp1 and cmp2 share the storage"_s, Repair::ConnectLibvirt},
        {"told not to copy volumes",
         live,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
             c.move.diskCopy = Move::DiskCopy::No;
             c.server.imageId.reset();
         },
         u"disks"_s,
         {},
         u""_s},
        {"storage by assumption", live,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
             c.assumed.storage = MoveAssumptions::Storage::Local;
         },
         u"disks"_s, passes, u"are local"_s},
        {"logical volumes", cold,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
             c.assumed.storage = MoveAssumptions::Storage::Lvm;
         },
         u"disks"_s, blocks, u"logical volumes"_s},
        {"tunnelled with volumes", live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.assumed.tunnelled = true;
             c.server.volumeIds = {u"v"_s};
         },
         u"disks"_s, blocks, u"has volumes too"_s},
        {"a config drive on a shared disk",
         live,
         [](Case &c) { c.server.configDrive = true; },
         u"config-drive"_s,
         {},
         u""_s},
        {"a config drive on a local disk", live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.server.configDrive = true;
         },
         u"config-drive"_s, warns, u"config drive (iso9660) on a local disk"_s, Repair::ChooseCold},
        {"a config drive that is vfat",
         live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.server.configDrive = true;
             c.assumed.configDriveIsVfat = true;
         },
         u"config-drive"_s,
         {},
         u""_s},
        {"a config drive, and nobody knows where", live,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
             c.server.configDrive = true;
         },
         u"config-drive"_s, unknown, u"is not known"_s, Repair::ConnectLibvirt},
        {"a config drive is no matter cold",
         cold,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.server.configDrive = true;
         },
         u"config-drive"_s,
         {},
         u""_s},
        {"a medium in the CD-ROM drive", live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             *c.facts.disks << InstanceDisk {u"sda"_s, InstanceDisk::Kind::CdRom, false};
         },
         u"cd-rom"_s, warns, u"A medium is in its CD-ROM drive"_s, Repair::EjectCdRom},
        {"an empty CD-ROM drive",
         live,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             *c.facts.disks << InstanceDisk {u"sda"_s, InstanceDisk::Kind::CdRom, false, false};
         },
         u"cd-rom"_s,
         {},
         u""_s},
        {"evacuated with shared disks", evacuate, [](Case &) {}, u"evacuated-disks"_s, passes,
         u"on shared storage, and are kept"_s},
        {"evacuated with local disks", evacuate,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
         },
         u"evacuated-disks"_s, warns, u"made anew from its image"_s},
        {"evacuated with local disks and no image", evacuate,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.facts.imageGone = true;
         },
         u"evacuated-disks"_s, blocks, u"the image to make it anew from is gone"_s},
        {"evacuated with volumes", evacuate,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.server.imageId.reset();
         },
         u"evacuated-disks"_s, passes, u"All its disks are volumes"_s},
        {"evacuated with volumes and swap", evacuate,
         [](Case &c) {
             c.facts.disks->front().onNetwork = false;
             c.to.facts.sharedStorage = QString();
             c.server.imageId.reset();
             c.server.flavor.swapMiB = 512;
         },
         u"evacuated-disks"_s, warns, u"ephemeral and swap disks are lost"_s},
        {"evacuated, and nobody knows where", evacuate,
         [](Case &c) {
             c.facts.disks.reset();
             c.to.facts.sharedStorage.reset();
         },
         u"evacuated-disks"_s, unknown, u"is not known"_s, Repair::ConnectLibvirt},
        {"a volume of several", live,
         [](Case &c) {
             c.facts.volumes = {{u"v1"_s, u"in-use"_s, true, false}};
         },
         u"volumes"_s, warns, u"Volume v1 may be attached to several"_s},
        {"an encrypted volume", cold,
         [](Case &c) {
             c.facts.volumes = {{u"v1"_s, u"in-use"_s, false, true}};
         },
         u"volumes"_s, warns, u"Volume v1 is encrypted"_s},
        {"a volume that is being moved", live,
         [](Case &c) {
             c.facts.volumes = {{u"v1"_s, u"retyping"_s, false, false}};
         },
         u"volumes"_s, warns, u"not in-use but retyping"_s},
        {"an ordinary volume",
         live,
         [](Case &c) {
             c.facts.volumes = {{u"v1"_s, u"in-use"_s, false, false}};
         },
         u"volumes"_s,
         {},
         u""_s},
    };
}

} // namespace

class TestStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestStorage)
#include "tst_storage.moc"
