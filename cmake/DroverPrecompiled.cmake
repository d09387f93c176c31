# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Parsing the headers of Qt and of the standard library takes more than half of a file's time. They are parsed once,
# for rooms without and for rooms with a window. Nothing may rely on it: the preset clang does without, and so does
# the check that each header stands alone, so a forgotten #include shows there.
function(drover_precompiled_headers name)
    cmake_parse_arguments(PARSE_ARGV 1 headers "" "" "HEADERS;LIBRARIES")
    set(source precompiled.cpp)
    add_library(${name} OBJECT ${PROJECT_SOURCE_DIR}/cmake/${source})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE drover_options ${headers_LIBRARIES})
    target_precompile_headers(${name} PRIVATE ${headers_HEADERS})
endfunction()

# Without it ccache cannot tell what such a header stands for.
target_compile_options(drover_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)

set(headers
    <algorithm> <chrono> <coroutine> <functional> <map> <memory> <optional> <set> <stop_token> <string> <variant>
    <vector> <tl/expected.hpp> <QCoroFuture> <QCoroTask> <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QHash>
    <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QLocale> <QMap> <QObject> <QSet> <QString> <QStringList>
    <QTimer> <QUrl>)
drover_precompiled_headers(drover_precompiled
    HEADERS ${headers}
    LIBRARIES Qt6::Core QCoro6::Core)
drover_precompiled_headers(drover_precompiled_window
    HEADERS ${headers}
        <QtConcurrentRun> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QGridLayout> <QHeaderView>
        <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QScrollArea> <QStackedWidget> <QStyledItemDelegate>
        <QTableView> <QToolButton> <QWidget>
    LIBRARIES Qt6::Concurrent Qt6::Widgets QCoro6::Core)

# Which of the two the targets of a folder take: drover_precompiled, unless the folder says otherwise.
set(DROVER_PRECOMPILED drover_precompiled)

# drover_precompile(TARGET): compiles it with the headers that were parsed before.
function(drover_precompile target)
    target_precompile_headers(${target} REUSE_FROM ${DROVER_PRECOMPILED})
endfunction()
