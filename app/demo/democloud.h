// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/cloudsfile.h"

#include <QCoroTask>

#include <QProcess>
#include <QTemporaryDir>

#include <stop_token>

namespace drover {

/// What a simulated cloud is started with.
struct DemoWish {
    QString scenario; ///< Name of a scenario or file of one; empty: the usual one.
    QString speed; ///< How much faster than real time its clock runs, as typed; empty: real time.
};

/// A simulated cloud of this program's own: drover-simcloud as a child on a free loopback port, reached over
/// HTTP as any cloud is. It ends with this program, however that ends, and all it has written goes with it.
class DemoCloud {
public:
    explicit DemoCloud(DemoWish wish);
    ~DemoCloud();
    DemoCloud(const DemoCloud &) = delete;
    DemoCloud &operator=(const DemoCloud &) = delete;

    /// Starts it and waits until it answers. Called once.
    /// Errors: Local when drover-simcloud is not beside this program, cannot be started, ends before it is
    /// ready (with its own last words), or takes longer than 30 s; Canceled.
    [[nodiscard]] QCoro::Task<Result<void>> start(std::stop_token stop);

    /// A configuration in which its administrator is chosen, and nothing of this machine's own clouds. There
    /// is something to read there once the cloud has started.
    [[nodiscard]] ConfigPlaces places() const;
    /// What libvirt would say of each of its hosts, in a folder of its own for each.
    [[nodiscard]] QString factsFolder() const { return m_folder.filePath(QStringLiteral("facts")); }
    /// For runs that are only about this cloud: it goes with it.
    [[nodiscard]] QString journalFile() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }

private:
    DemoWish m_wish;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace drover
