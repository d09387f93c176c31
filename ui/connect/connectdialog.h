// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cloudsfile.h"
#include "ui/widgets/tablemodel.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace drover {

class NoteBar;
class TableView;

/// Chooses one of the clouds that were found, and asks for the password that no file has. It sends nothing.
class ConnectDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p chosen is the cloud to begin with; @p sentence says why it is asked, if there is a reason.
    ConnectDialog(const KnownClouds &known, const QString &chosen, const QString &sentence,
                  QSettings &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    /// @p config has the typed secret, if one was typed. @p keep: it shall go into the system's keychain.
    void connectAsked(const drover::CloudConfig &config, bool keep);

private:
    using CloudModel = TableModel<CloudConfig>;

    [[nodiscard]] const CloudConfig *current() const;
    void refresh();
    void askConnect();

    CloudModel m_model;
    TableView *m_table;
    NoteBar *m_notes;
    QFormLayout *m_form;
    QLabel *m_signIn;
    QLineEdit *m_secret;
    QCheckBox *m_keep;
    QPushButton *m_connect;
};

} // namespace drover
