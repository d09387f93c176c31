// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/config/systemkeychain.h"

using namespace Qt::StringLiterals;

namespace drover {

QCoro::Task<Result<ExitStatus>> password(Session &session, Arguments arguments)
{
    const auto config = session.configuredCloud();
    if (!config)
        co_return failure(config);
    SystemKeychain keychain;
    if (arguments.verb == Arguments::Verb::ForgetPassword) {
        const auto removed = co_await keychain.remove(keychainKey(config->auth));
        if (!removed)
            co_return failure(removed);
        complain(u"The keychain has no password for %1 any more."_s.arg(config->name));
        co_return AskedIsTrue;
    }
    const auto typed = askPassword(*config);
    if (!typed)
        co_return failure(typed);
    const auto kept = co_await keychain.write(keychainKey(config->auth), *typed);
    if (!kept)
        co_return failure(kept);
    complain(u"The password for %1 is kept in the keychain."_s.arg(config->name));
    co_return AskedIsTrue;
}

} // namespace drover
