# What one does every day. `just` lists it. Each recipe is a command that CONTRIBUTING.md tells too, for who has no just.

export DOTNET_NOLOGO := "1"
export DOTNET_CLI_TELEMETRY_OPTOUT := "1"

web := "src/AirDefenseApprovals.Web"
tests := "tests/AirDefenseApprovals.Tests"
ef := "--project " + web + " --configuration Release"

# Lists the recipes
[private]
default:
    @just --list --unsorted

# Starts the office on http://localhost:5080, with demo accounts and a demo caseload under ./data
run *arguments:
    dotnet run --project {{ web }} {{ arguments }}

# Throws the data of Development away, to begin anew
reset:
    rm -rf data

# Builds the whole solution, warnings as errors
build:
    dotnet build AirDefenseApprovals.sln -c Release --nologo -v quiet

# Runs everything: both databases, Chromium, killed servers
test:
    ./tests/run

# Runs the tests whose full name contains NAME: a rule (R06_), a class, a folder (Tests.Clock.)
test-one name:
    dotnet test {{ tests }} -c Release --nologo --filter "FullyQualifiedName~{{ name }}"

# The same on PostgreSQL, whose server the tests start themselves
test-pg name:
    ADA_TESTS_DATABASE=PostgreSql dotnet test {{ tests }} -c Release --nologo --filter "FullyQualifiedName~{{ name }}"

# Adds a migration to both databases
migration name: tools
    dotnet ef migrations add {{ name }} {{ ef }} --context AdaDb --output-dir Data/Migrations
    dotnet ef migrations add {{ name }} {{ ef }} --context PostgreSqlDb --output-dir Data/Migrations/PostgreSql
    find {{ web }}/Data/Migrations -name '*.cs' -exec sed -i '1s/^\xEF\xBB\xBF//' {} +  # it writes byte order marks

# Measures: acts, start, engine, timers, clock, recompute, worklist, statistics, routing, notice, pages
bench *arguments:
    dotnet run -c Release --project tests/AirDefenseApprovals.Benchmarks -- {{ arguments }}

# Formats C#, and what Prettier knows
format: tools node
    dotnet csharpier format .
    npm run format

# Looks whether all is formatted, and lints scripts and style sheets
check: tools node
    dotnet csharpier check .
    npm run check

# Lints the API's contract, docs/openapi.json
contract: node
    npm run contract:lint

# What must hold before anything lands
ci:
    ./.ci/run

[private]
tools:
    dotnet tool restore

[private]
node:
    [ -d node_modules ] || npm ci --silent
