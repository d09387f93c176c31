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
        {"no vTPM", live, [](Case &) {}, u"vtpm"_s, {}, u""_s},
        {"a vTPM of the user", live, [](Case &c) { c.setSpec(u"hw:tpm_version"_s, u"2.0"_s); }, u"vtpm"_s,
         blocks, u"whose secret does not move"_s, Repair::ChooseCold},
        {"a vTPM of the image", live,
         [](Case &c) { c.server.imageProperties->insert(u"hw_tpm_version"_s, u"2.0"_s); }, u"vtpm"_s, blocks,
         u"vTPM"_s, Repair::ChooseCold},
        {"a vTPM of the host, before 33", live,
         [](Case &c) {
             c.setSpec(u"hw:tpm_version"_s, u"2.0"_s);
             c.setSpec(u"hw:tpm_secret_security"_s, u"host"_s);
             c.api = {2, 96};
         },
         u"vtpm"_s, blocks, u"vTPM"_s, Repair::ChooseCold},
        {"a vTPM of the host, and Nova may be 33", live,
         [](Case &c) {
             c.setSpec(u"hw:tpm_version"_s, u"2.0"_s);
             c.setSpec(u"hw:tpm_secret_security"_s, u"host"_s);
         },
         u"vtpm"_s, unknown, u"from release 33 on"_s, Repair::ChooseCold},
        {"a vTPM moves cold",
         cold,
         [](Case &c) { c.setSpec(u"hw:tpm_version"_s, u"2.0"_s); },
         u"vtpm"_s,
         {},
         u""_s},
        {"a vTPM is never evacuated", evacuate, [](Case &c) { c.setSpec(u"hw:tpm_version"_s, u"2.0"_s); },
         u"vtpm"_s, blocks, u"evacuates none"_s},
        {"encrypted memory", live, [](Case &c) { c.setSpec(u"hw:mem_encryption"_s, u"True"_s); },
         u"memory-encryption"_s, blocks, u"encrypted"_s, Repair::ChooseCold},
        {"encryption that is off",
         live,
         [](Case &c) { c.setSpec(u"hw:mem_encryption"_s, u"false"_s); },
         u"memory-encryption"_s,
         {},
         u""_s},
        {"encrypted memory, cold",
         cold,
         [](Case &c) { c.setSpec(u"hw:mem_encryption"_s, u"true"_s); },
         u"memory-encryption"_s,
         {},
         u""_s},
        {"persistent memory before 21", live,
         [](Case &c) {
             c.setSpec(u"hw:pmem"_s, u"6GB"_s);
             c.api = {2, 79};
         },
         u"persistent-memory"_s, blocks, u"from release 21 on"_s, Repair::ChooseCold},
        {"persistent memory", live, [](Case &c) { c.setSpec(u"hw:pmem"_s, u"6GB"_s); },
         u"persistent-memory"_s, warns, u"needs free too"_s},
        {"persistent memory of a dead host", evacuate, [](Case &c) { c.setSpec(u"hw:pmem"_s, u"6GB"_s); },
         u"persistent-memory"_s, warns, u"stays on its host"_s},
    };
}

} // namespace

class TestProtection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestProtection)
#include "tst_protection.moc"
