// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/inventory/cloudfeed.h"

#include <QDialog>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace drover {

class Chip;
class ChoiceModel;
class ChoiceTable;
class NoteBar;
struct ChoiceRow;

/// How a run goes: its steps, what is under way, what came of them, and what steers it. A run of this program
/// is followed as it goes; one that another program executes, or that has ended, is shown as the journal
/// tells. It owns nothing: closing it stops nothing.
class RunProgress final : public QWidget {
    Q_OBJECT

public:
    /// @p feed outlives it.
    explicit RunProgress(CloudFeed &feed, QWidget *parent = nullptr);
    ~RunProgress() override;

    void follow(qint64 run);
    [[nodiscard]] qint64 run() const { return m_id; }

    /// What is true now, in a heading and a sentence.
    [[nodiscard]] const QString &heading() const { return m_heading; }
    [[nodiscard]] const QString &sentence() const { return m_sentence; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }

Q_SIGNALS:
    /// Heading, sentence, or whether it has ended.
    void changed();

private:
    /// The run, wherever it is known from.
    struct Standing;
    struct Tally;

    void makeBar(QWidget *bar);
    void refresh();
    void refreshStep(int step);
    void refreshTimes();
    void showRows(const Standing &stands);
    void showCounts(const Tally &tally);
    void showHead(const Standing &stands, const Tally &tally);
    void askCancel();
    void saveReport();
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] ChoiceRow shown(const Step &step, const StepState &state) const;

    CloudFeed &m_feed;
    qint64 m_id = 0;
    std::shared_ptr<Run> m_run; ///< Null for a run that this program does not execute.
    QString m_heading;
    QString m_sentence;
    bool m_ended = false;
    int m_facet = 0;
    QList<Chip *> m_chips;
    ChoiceModel *m_model;
    ChoiceTable *m_table;
    NoteBar *m_notes;
    QProgressBar *m_bar;
    QLabel *m_counts;
    QPushButton *m_hold;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

/// The same as a window of its own, for a run that was begun before. Shown with show(); it deletes itself
/// when it is closed.
class RunProgressDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p feed outlives it.
    RunProgressDialog(CloudFeed &feed, qint64 run, QWidget *parent = nullptr);
};

} // namespace drover
