// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/history.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace simcloud::scenarios {

namespace {

InstanceAction action(const Doer &doer, const QString &requestId, const QString &name, Moment start,
                      Moment end)
{
    return {.action = name,
            .requestId = requestId,
            .userId = doer.userId,
            .projectId = doer.projectId,
            .start = start,
            .updated = end};
}

ActionEvent success(const QString &event, const QString &host, Moment start, Moment finish)
{
    return {.event = event, .start = start, .finish = finish, .result = u"Success"_s, .host = host};
}

} // namespace

InstanceAction createAction(const Doer &doer, const QString &requestId, const QString &host, Moment start,
                            Moment end)
{
    InstanceAction made = action(doer, requestId, u"create"_s, start, end);
    made.events.push_back(success(u"compute__do_build_and_run_instance"_s, host, start + 1s, end));
    return made;
}

InstanceAction failedCreateAction(const Doer &doer, const QString &requestId, const QString &host,
                                  Moment start, Moment end, const QString &error)
{
    InstanceAction made = createAction(doer, requestId, host, start, end);
    made.message = u"Error"_s;
    made.events.back().result = u"Error"_s;
    made.events.back().details = error;
    return made;
}

InstanceAction plainAction(const Doer &doer, const QString &requestId, const QString &name,
                           const QString &event, const QString &host, Moment start)
{
    InstanceAction made = action(doer, requestId, name, start, start + 3s);
    made.events.push_back(success(event, host, start, start + 3s));
    return made;
}

InstanceAction moveAction(const Doer &doer, const QString &requestId, const Migration &record)
{
    const bool live = record.type == "live-migration"_L1;
    const Moment start = record.created;
    const Moment end = record.updated.value_or(start);
    InstanceAction made =
        action(doer, requestId, live ? u"live-migration"_s : u"migrate"_s, start, live ? start + 4s : end);
    const auto add = [&](const char16_t *event, const QString &host, Span from, Span to) {
        made.events.push_back(success(QString::fromUtf16(event), host, start + from, start + to));
    };
    if (live) {
        add(u"conductor_live_migrate_instance", u"controller"_s, 1s, 2s);
        add(u"compute_check_can_live_migrate_destination", record.destination, 1s, 2s);
        add(u"compute_check_can_live_migrate_source", record.source, 2s, 2s);
        add(u"compute_live_migration", record.source, 2s, 2s);
        add(u"compute_pre_live_migration", record.destination, 2s, 4s);
        made.events.push_back(
            success(u"compute_post_live_migration_at_destination"_s, record.destination, end, end));
    } else {
        add(u"conductor_migrate_server", u"controller"_s, 0s, 1s);
        add(u"compute_prep_resize", record.destination, 1s, 2s);
        made.events.push_back(success(u"compute_resize_instance"_s, record.source, start + 2s, end - 3s));
        made.events.push_back(success(u"compute_finish_resize"_s, record.destination, end - 3s, end));
    }
    return made;
}

InstanceAction confirmAction(const Doer &doer, const QString &requestId, const Migration &record,
                             Moment start)
{
    return plainAction(doer, requestId, u"confirmResize"_s, u"compute_confirm_resize"_s, record.source,
                       start);
}

} // namespace simcloud::scenarios
