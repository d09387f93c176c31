// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/readingwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct ReadingWords {
    Q_DECLARE_TR_FUNCTIONS(ReadingWords)
};

} // namespace

EmptyState::Words emptyWordsOf(Reading reading, const EmptyState::Words &none)
{
    switch (reading) {
    case Reading::Never:
    case Reading::Partial:
        return {u"refresh-cw"_s,
                ReadingWords::tr("Reading"),
                ReadingWords::tr("Rows appear as they arrive."),
                {}};
    case Reading::Forbidden:
        return {
            u"key-round"_s,
            ReadingWords::tr("Not to be seen with this role"),
            ReadingWords::tr("The cloud does not show these to the user you signed in as. That is not the "
                             "same as none."),
            {}};
    case Reading::Complete:
        break;
    }
    return none;
}

} // namespace drover
