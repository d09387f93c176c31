<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HostWords</name>
    <message numerus="yes">
        <source>%n instance(s) left</source>
        <translation>
            <numerusform>%n instance left</numerusform>
            <numerusform>%n instances left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n are here so far, and usable.</source>
        <translation>
            <numerusform>%n is here so far, and usable.</numerusform>
            <numerusform>%n are here so far, and usable.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ConnectDialog</name>
    <message numerus="yes">
        <source>%n cloud(s) found. Nothing is sent until you press Connect.</source>
        <translation>
            <numerusform>%n cloud found. Nothing is sent until you press Connect.</numerusform>
            <numerusform>%n clouds found. Nothing is sent until you press Connect.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::InventoryTree</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::ScopePage</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) down</source>
        <translation>
            <numerusform>%n host down</numerusform>
            <numerusform>%n hosts down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) disabled</source>
        <translation>
            <numerusform>%n host disabled</numerusform>
            <numerusform>%n hosts disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) need you</source>
        <translation>
            <numerusform>%n instance needs you</numerusform>
            <numerusform>%n instances need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::TablePanel</name>
    <message numerus="yes">
        <source>%n row(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n row is hidden by the filter.</numerusform>
            <numerusform>%n rows are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drover::WelcomePage</name>
    <message numerus="yes">
        <source>%n cloud(s) found: %1.</source>
        <translation>
            <numerusform>%n cloud found: %1.</numerusform>
            <numerusform>%n clouds found: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
