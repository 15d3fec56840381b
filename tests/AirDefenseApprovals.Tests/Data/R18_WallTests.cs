using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Data;

/// <summary>
/// R18 in the database: the walls stand on every table with something of a case, and a query that forgets them finds
/// nothing.
/// </summary>
public sealed class R18_WallTests(R18_WallTests.Host office) : IClassFixture<R18_WallTests.Host>
{
    /// <summary>
    /// Files that read beyond the walls: figures that name no case, what keepers of register and calendar must see of
    /// what moves, and what a number and a code together, or the word in a link, open.
    /// </summary>
    private static readonly string[] BeyondWalls =
    [
        "Data/AcceptanceStatistics.cs",
        "Data/CalendarQueries.cs",
        "Data/DelegationQueries.cs",
        "Data/Figures.cs",
        "Data/HandlingStatistics.cs",
        "Data/LinkQueries.cs",
        "Data/OfficeFigures.cs",
        "Data/ProcessQueries.cs",
        "Data/PublicQueries.cs",
        "Data/RehearsalQueries.cs",
        "Data/SheetQueries.cs",
        "Data/Wall.cs",
        "Data/WhatIfQueries.cs",
    ];

    /// <summary>
    /// Types that a request reaches and that may take a database without walls: keys of repeated writes, the writer's
    /// acts, health.
    /// </summary>
    private static readonly string[] WithoutWalls = ["RepeatedWrites"];

    public sealed class Host : OfficeHost;

    public static readonly TheoryData<string, bool> WhoSees = new()
    {
        { "applicant1", true },
        { "clerk.410122", true },
        { "clerk.city", true },
        { "supervisor", true },
        { "applicant2", false },
        { "clerk.410181", false },
        { "admin", false },
        { "", false },
    };

    [Theory]
    [MemberData(nameof(WhoSees))]
    public async Task R18_every_table_shows_a_county_case_to_those_alone_who_see_it(string user, bool sees)
    {
        var @case = await ApprovedAsync();
        await using var db = await ContextAsync(user);
        foreach (var table in OfCases(db.Model))
        {
            var all = await CountAsync(table, await ContextAsync(null), @case);
            Assert.True(all == 0 || (await CountAsync(table, db, @case) > 0) == sees, $"{user} {table.Name}");
        }
    }

    [Theory]
    [InlineData("supervisor", false)]
    [InlineData("admin", false)]
    [InlineData("clerk.410181", false)]
    [InlineData("head.410122", true)]
    [InlineData("clerk.city", true)]
    public async Task R18_practice_and_drafts_have_the_walls_of_Core(string user, bool seesPractice)
    {
        var practice = (
            await (await office.As("clerk.410122")).PostAsync("practice", new { itemCode = "RF-01-03" })
        ).Ok(201)["id"]!.GetValue<Guid>();
        var draft = (await (await office.As("applicant1")).DraftAsync("RF-01-03", "410122"))["id"]!.GetValue<Guid>();
        await using var db = await ContextAsync(user);
        Assert.Equal(
            (seesPractice, false),
            (await db.Cases.AnyAsync(c => c.Id == practice), await db.Cases.AnyAsync(c => c.Id == draft))
        );
        Assert.Equal(seesPractice, await db.Tasks.AnyAsync(t => t.CaseId == practice));
    }

    [Fact]
    public async Task R18_every_table_with_something_of_a_case_has_the_wall()
    {
        await using var db = await ContextAsync(null);
        var tables = OfCases(db.Model);
        Assert.Contains(tables, t => t.ClrType == typeof(DocumentFileRow));
        Assert.All(tables, t => Assert.Contains(t.GetDeclaredQueryFilters(), f => f.Key == AdaDb.WallFilter));
    }

    [Fact]
    public void R18_only_these_read_beyond_the_walls()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "AirDefenseApprovals.sln")))
            root = root.Parent;
        var web = Path.Combine(root.FullName, "src", "AirDefenseApprovals.Web");
        string Name(string file) => Path.GetRelativePath(web, file).Replace('\\', '/');
        var code = Directory
            .EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Where(f =>
                !Name(f).StartsWith("obj/", StringComparison.Ordinal)
                && !Name(f).StartsWith("bin/", StringComparison.Ordinal)
            )
            .Select(f => (Name: Name(f), Text: File.ReadAllText(f)))
            .ToList();
        Assert.Equal(
            BeyondWalls,
            code.Where(c =>
                    c.Text.Contains("BeyondWalls", StringComparison.Ordinal)
                    || c.Text.Contains("IgnoreQueryFilters", StringComparison.Ordinal)
                    || c.Text.Contains("SqlQuery", StringComparison.Ordinal)
                    || c.Text.Contains("FromSql", StringComparison.Ordinal)
                )
                .Select(c => c.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            WithoutWalls,
            code.Where(c =>
                    c.Name.StartsWith("Api/", StringComparison.Ordinal)
                    || c.Name.StartsWith("Pages/", StringComparison.Ordinal)
                )
                .Where(c => c.Text.Contains("IDbContextFactory", StringComparison.Ordinal))
                .Select(c => Path.GetFileNameWithoutExtension(c.Name))
        );
    }

    /// <summary>Every table that belongs to a case: by its key, or by that of a document.</summary>
    private static HashSet<IEntityType> OfCases(IModel model)
    {
        var found = new HashSet<IEntityType> { model.FindEntityType(typeof(CaseRow))! };
        while (
            model
                .GetEntityTypes()
                .FirstOrDefault(t =>
                    !found.Contains(t) && t.GetForeignKeys().Any(k => found.Contains(k.PrincipalEntityType))
                )
                is { } next
        )
            found.Add(next);
        foreach (
            var loose in model
                .GetEntityTypes()
                .Where(t => t.FindProperty("CaseId") is not null && t.ClrType != typeof(RepeatRow))
        )
            found.Add(loose); // a repeated key names a case and shows nothing of it
        return found;
    }

    private static async Task<int> CountAsync(IEntityType table, AdaDb db, Guid @case)
    {
        if (table.ClrType == typeof(CaseRow))
            return await db.Cases.CountAsync(c => c.Id == @case);
        if (table.ClrType == typeof(DocumentFileRow))
            return await db.DocumentFiles.CountAsync(f =>
                db.Documents.Any(d => d.Number == f.Number && d.CaseId == @case)
            );
        return await (Task<int>)
            typeof(R18_WallTests)
                .GetMethod(
                    nameof(CountOfCaseAsync),
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
                )!
                .MakeGenericMethod(table.ClrType)
                .Invoke(null, [db, @case])!;
    }

    private static Task<int> CountOfCaseAsync<T>(AdaDb db, Guid @case)
        where T : class => db.Set<T>().CountAsync(row => EF.Property<Guid>(row, "CaseId") == @case);

    /// <summary>A county's case that went the whole way: rows in almost every table.</summary>
    private async Task<Guid> ApprovedAsync()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        await (await office.As("reviewer.410122")).TaskAsync(@case, "review", "Agreed");
        (await (await office.As("head.410122")).TaskAsync(@case, "decide", "Approved")).Ok();
        return @case["id"]!.GetValue<Guid>();
    }

    /// <summary>A database that reads as somebody; as nobody signed in for the empty name, without walls for null.</summary>
    private async Task<AdaDb> ContextAsync(string? user)
    {
        var db = await office.Services.GetRequiredService<IDbContextFactory<AdaDb>>().CreateDbContextAsync();
        if (user is null)
            return db;
        var account = await db.Users.FirstOrDefaultAsync(u => u.UserName == user);
        var roles = await (
            from held in db.UserRoles
            join role in db.Roles on held.RoleId equals role.Id
            where account != null && held.UserId == account.Id
            select role.Name!
        ).ToListAsync();
        db.ReadAs(() => Wall.Before(new Actor(account?.Id ?? "", user, [.. roles], account?.Office)));
        return db;
    }
}
