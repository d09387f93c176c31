// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever stands in a scenario file, the reader ends in time, with a cloud or with one sentence that names a
// line.

#include "app/simcloud/scenarios/population.h"

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scenarios::Complaint complaint(u"fuzz.yaml"_s);
    const scenarios::Node document =
        scenarios::readDocument(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), complaint);
    scenarios::Description description;
    if (!complaint.made())
        scenarios::describe(document, description, complaint);

    qsizetype instances = 0;
    for (const scenarios::InstancePlan &plan : description.instances)
        instances += plan.names.size();
    // Large clouds are no mistake, but take longer than an input may.
    if (!complaint.made() && description.hosts.size() <= 20 && instances <= 200) {
        Cloud cloud;
        cloud.now = Moment(std::chrono::days(20'000));
        scenarios::populate(cloud, description, complaint);
        for (const Server &server : cloud.servers())
            require(server.host.isEmpty() || cloud.host(server.host));
    }
    require(!complaint.made() || complaint.sentence().startsWith("fuzz.yaml, line "_L1));
    return 0;
}
