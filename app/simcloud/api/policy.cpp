// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/policy.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

enum class Who {
    Admin,
    Manager, ///< An admin only, as long as managers have no rights of their own.
    Member,
    Reader,
};

/// What is not in here is for admins: that is also Nova's way with most of what this cloud knows.
const QHash<QString, Who> &table()
{
    static const QHash<QString, Who> rules {
        {u"os_compute_api:os-migrate-server:migrate"_s, Who::Manager},
        {u"os_compute_api:os-migrate-server:migrate_live"_s, Who::Manager},
        {u"os_compute_api:servers:migrations:index"_s, Who::Manager},
        {u"os_compute_api:servers:migrations:force_complete"_s, Who::Manager},
        {u"os_compute_api:servers:migrations:delete"_s, Who::Manager},
        {u"os_compute_api:os-migrations:index"_s, Who::Manager},

        {u"os_compute_api:servers:create"_s, Who::Member},
        {u"os_compute_api:servers:create:attach_network"_s, Who::Member},
        {u"os_compute_api:servers:create:attach_volume"_s, Who::Member},
        {u"os_compute_api:servers:create:trusted_certs"_s, Who::Member},
        {u"os_compute_api:servers:delete"_s, Who::Member},
        {u"os_compute_api:servers:update"_s, Who::Member},
        {u"os_compute_api:servers:start"_s, Who::Member},
        {u"os_compute_api:servers:stop"_s, Who::Member},
        {u"os_compute_api:servers:reboot"_s, Who::Member},
        {u"os_compute_api:servers:rebuild"_s, Who::Member},
        {u"os_compute_api:servers:resize"_s, Who::Member},
        {u"os_compute_api:servers:confirm_resize"_s, Who::Member},
        {u"os_compute_api:servers:revert_resize"_s, Who::Member},
        {u"os_compute_api:servers:create_image"_s, Who::Member},
        {u"os_compute_api:os-pause-server:pause"_s, Who::Member},
        {u"os_compute_api:os-pause-server:unpause"_s, Who::Member},
        {u"os_compute_api:os-suspend-server:suspend"_s, Who::Member},
        {u"os_compute_api:os-suspend-server:resume"_s, Who::Member},
        {u"os_compute_api:os-lock-server:lock"_s, Who::Member},
        {u"os_compute_api:os-lock-server:unlock"_s, Who::Member},
        {u"os_compute_api:os-rescue"_s, Who::Member},
        {u"os_compute_api:os-unrescue"_s, Who::Member},
        {u"os_compute_api:os-shelve:shelve"_s, Who::Member},
        {u"os_compute_api:os-shelve:unshelve"_s, Who::Member},
        {u"os_compute_api:server-metadata:create"_s, Who::Member},
        {u"os_compute_api:server-metadata:update"_s, Who::Member},
        {u"os_compute_api:server-metadata:update_all"_s, Who::Member},
        {u"os_compute_api:server-metadata:delete"_s, Who::Member},
        {u"os_compute_api:os-keypairs:create"_s, Who::Member},
        {u"os_compute_api:os-keypairs:delete"_s, Who::Member},
        {u"os_compute_api:os-server-groups:create"_s, Who::Member},
        {u"os_compute_api:os-server-groups:delete"_s, Who::Member},
        {u"os_compute_api:os-server-tags:update"_s, Who::Member},
        {u"os_compute_api:os-server-tags:update_all"_s, Who::Member},
        {u"os_compute_api:os-server-tags:delete"_s, Who::Member},
        {u"os_compute_api:os-server-tags:delete_all"_s, Who::Member},
        {u"os_compute_api:os-volumes-attachments:create"_s, Who::Member},
        {u"os_compute_api:os-volumes-attachments:delete"_s, Who::Member},
        {u"os_compute_api:os-attach-interfaces:create"_s, Who::Member},
        {u"os_compute_api:os-attach-interfaces:delete"_s, Who::Member},
        {u"os_compute_api:os-console-output"_s, Who::Member},

        {u"os_compute_api:servers:index"_s, Who::Reader},
        {u"os_compute_api:servers:detail"_s, Who::Reader},
        {u"os_compute_api:servers:show"_s, Who::Reader},
        {u"os_compute_api:server-metadata:index"_s, Who::Reader},
        {u"os_compute_api:server-metadata:show"_s, Who::Reader},
        {u"os_compute_api:os-server-tags:index"_s, Who::Reader},
        {u"os_compute_api:os-server-tags:show"_s, Who::Reader},
        {u"os_compute_api:flavors"_s, Who::Reader},
        {u"os_compute_api:os-flavor-extra-specs:index"_s, Who::Reader},
        {u"os_compute_api:os-flavor-extra-specs:show"_s, Who::Reader},
        {u"os_compute_api:os-availability-zone:list"_s, Who::Reader},
        {u"os_compute_api:os-instance-actions:list"_s, Who::Reader},
        {u"os_compute_api:os-instance-actions:show"_s, Who::Reader},
        {u"os_compute_api:os-attach-interfaces:list"_s, Who::Reader},
        {u"os_compute_api:os-attach-interfaces:show"_s, Who::Reader},
        {u"os_compute_api:os-volumes-attachments:index"_s, Who::Reader},
        {u"os_compute_api:os-volumes-attachments:show"_s, Who::Reader},
        {u"os_compute_api:os-server-groups:index"_s, Who::Reader},
        {u"os_compute_api:os-server-groups:show"_s, Who::Reader},
        {u"os_compute_api:os-keypairs:index"_s, Who::Reader},
        {u"os_compute_api:os-keypairs:show"_s, Who::Reader},
        {u"os_compute_api:limits"_s, Who::Reader},
        {u"os_compute_api:os-quota-sets:show"_s, Who::Reader},
        {u"os_compute_api:os-quota-sets:defaults"_s, Who::Reader},
        {u"os_compute_api:os-quota-sets:detail"_s, Who::Reader},
        {u"os_compute_api:os-security-groups:list"_s, Who::Reader},
        {u"os_compute_api:extensions"_s, Who::Reader},
        {u"os_compute_api:ips:index"_s, Who::Reader},
        {u"os_compute_api:ips:show"_s, Who::Reader},
        {u"compute:server:topology:index"_s, Who::Reader},
    };
    return rules;
}

} // namespace

bool permits(const Settings &settings, const Token &token, const QString &rule)
{
    if (settings.enforcesNewDefaults && token.scope != Token::Scope::Project)
        return false;
    if (rule.isEmpty() || token.hasRole(u"admin"_s))
        return true;
    switch (table().value(rule, Who::Admin)) {
    case Who::Admin:
        return false;
    case Who::Manager:
        return settings.managersMove && token.hasRole(u"manager"_s);
    case Who::Member:
        // Before, "owner" was anybody with a role in the project, a reader too.
        return !settings.enforcesNewDefaults || token.hasRole(u"member"_s);
    case Who::Reader:
        return !settings.enforcesNewDefaults || token.hasRole(u"reader"_s);
    }
    Q_UNREACHABLE();
}

QString policyRefusal(const QString &rule)
{
    return u"Policy doesn't allow %1 to be performed."_s.arg(rule);
}

} // namespace simcloud
