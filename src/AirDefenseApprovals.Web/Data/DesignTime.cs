using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AirDefenseApprovals.Web.Data;

/// <summary>For <c>dotnet ef migrations add … -c AdaDb -o Data/Migrations</c>, which must not start an office.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<AdaDb>
{
    public AdaDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AdaDb>().UseSqlite("Data Source=design-time").Options);
}

/// <summary>For <c>dotnet ef migrations add … -c PostgreSqlDb -o Data/Migrations/PostgreSql</c>.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=design-time").Options);
}
