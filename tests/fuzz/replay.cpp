// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What libFuzzer does with much time and coverage, for every build and with little: tries each file of the
// folders that are named, then mutations of them for two seconds. The mutations are the same every time; only
// how far they get depends on the machine. With --trace each input is named before it is tried: the last name
// is the culprit, and --only N --write FILE keeps the N-th mutation.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

using Input = std::string;

constexpr std::chrono::seconds budget(2);
constexpr std::size_t maxBytes = 64 * 1024;

// What the formats of ours give a meaning to.
constexpr std::array<std::string_view, 32> tokens {
    "\n",    " ",  "  ",   "\t",   ":",  ": ",  "- ",      ",",    "{", "}",    "[",
    "]",     "\"", "'",    "\\",   "#",  "&a",  "*a",      "<<",   "?", "!!b ", "| \n",
    "---\n", "%",  "null", "true", "-1", "1e9", "\\u0000", "\xff", "<", ">",
};

struct Source {
    std::string name;
    Input input;
};

std::vector<Source> readFolder(const std::filesystem::path &folder)
{
    std::vector<Source> sources;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        sources.push_back({entry.path().string(), Input(std::istreambuf_iterator<char>(file), {})});
    }
    std::ranges::sort(sources, {}, &Source::name);
    return sources;
}

/// The distributions of the standard library differ between libraries; these numbers do not.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) { }

    /// From 0 to @p below - 1; 0 when there is nothing to choose from.
    std::size_t roll(std::size_t below) { return below == 0 ? 0 : m_engine() % below; }

private:
    std::mt19937 m_engine;
};

void mutate(Input &input, const std::vector<Source> &sources, Dice &dice)
{
    const std::size_t at = dice.roll(input.size() + 1);
    const std::size_t length = 1 + dice.roll(32);
    switch (dice.roll(6)) {
    case 0:
        if (at < input.size())
            input[at] = static_cast<char>(input[at] ^ (1 << dice.roll(8)));
        break;
    case 1:
        input.insert(at, 1, static_cast<char>(dice.roll(256)));
        break;
    case 2:
        input.erase(at, length);
        break;
    case 3:
        input.insert(dice.roll(input.size() + 1), input.substr(at, length));
        break;
    case 4: {
        const Input &other = sources[dice.roll(sources.size())].input;
        input.insert(at, other.substr(dice.roll(other.size()), length * 8));
        break;
    }
    default:
        input.insert(at, tokens[dice.roll(tokens.size())]);
    }
}

/// The @p number-th mutation, whatever was tried before it.
Input mutation(std::uint32_t number, const std::vector<Source> &sources)
{
    Dice dice(number);
    Input input = sources[dice.roll(sources.size())].input;
    for (std::size_t steps = 1 + dice.roll(8); steps > 0; --steps)
        mutate(input, sources, dice);
    input.resize(std::min(input.size(), maxBytes));
    return input;
}

void tryOut(const Input &input)
{
    // A copy of exactly this size, so that reading past its end is seen.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char *argv[])
{
    bool trace = false;
    long only = -1;
    std::string written;
    std::vector<Source> sources;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--trace") {
            trace = true;
        } else if (argument == "--only" && i + 1 < argc) {
            only = std::atol(argv[++i]);
        } else if (argument == "--write" && i + 1 < argc) {
            written = argv[++i];
        } else {
            const std::vector<Source> found = readFolder(argument);
            sources.insert(sources.end(), found.begin(), found.end());
        }
    }
    if (sources.empty()) {
        std::fputs("name a folder of inputs\n", stderr);
        return EXIT_FAILURE;
    }

    if (only >= 0) {
        const Input input = mutation(static_cast<std::uint32_t>(only), sources);
        if (!written.empty())
            std::ofstream(written, std::ios::binary) << input;
        tryOut(input);
        return EXIT_SUCCESS;
    }

    for (const Source &source : sources) {
        if (trace)
            std::fprintf(stderr, "%s\n", source.name.c_str());
        tryOut(source.input);
    }
    const auto end = std::chrono::steady_clock::now() + budget;
    std::uint32_t number = 0;
    for (; std::chrono::steady_clock::now() < end; ++number) {
        if (trace)
            std::fprintf(stderr, "mutation %u\n", number);
        tryOut(mutation(number, sources));
    }
    std::printf("%zu inputs and %u mutations of them\n", sources.size(), number);
    return EXIT_SUCCESS;
}
