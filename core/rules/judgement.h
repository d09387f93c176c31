// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"

#include <QList>

namespace drover {

/// What a rule says, put into words only when somebody reads them.
struct Said {
    QString sentence;
    QString why = {};
    QString change = {};
    Finding::Repair repair = Finding::Repair::None;
};

/// Collects what the rules say of one move: all findings in words, or only the gravest verdict. A rule hands
/// its words over as a function that returns Said, which is not called when nobody reads them.
class MoveJudgement {
public:
    enum class Words { Wanted, Spared };

    explicit MoveJudgement(Words words = Words::Wanted) : m_words(words) { }

    void add(Finding::Verdict verdict, QLatin1StringView rule, const auto &say)
    {
        if (gravity(verdict) > gravity(m_gravest))
            m_gravest = verdict;
        if (m_words == Words::Spared)
            return;
        const Said said = say();
        m_findings << Finding {verdict, rule, said.sentence, said.why, said.change, said.repair};
    }
    void passes(QLatin1StringView rule, const auto &say) { add(Finding::Verdict::Passes, rule, say); }
    void warns(QLatin1StringView rule, const auto &say) { add(Finding::Verdict::Warns, rule, say); }
    void blocks(QLatin1StringView rule, const auto &say) { add(Finding::Verdict::Blocks, rule, say); }
    void unknown(QLatin1StringView rule, const auto &say) { add(Finding::Verdict::Unknown, rule, say); }
    void add(const Finding &finding)
    {
        if (gravity(finding.verdict) > gravity(m_gravest))
            m_gravest = finding.verdict;
        if (m_words == Words::Wanted)
            m_findings << finding;
    }
    /// All that @p other has.
    void add(const MoveJudgement &other)
    {
        if (gravity(other.m_gravest) > gravity(m_gravest))
            m_gravest = other.m_gravest;
        m_findings << other.m_findings;
    }

    [[nodiscard]] Words words() const { return m_words; }
    /// Passes when there are no findings.
    [[nodiscard]] Finding::Verdict gravest() const { return m_gravest; }
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }

private:
    Words m_words;
    Finding::Verdict m_gravest = Finding::Verdict::Passes;
    QList<Finding> m_findings;
};

} // namespace drover
