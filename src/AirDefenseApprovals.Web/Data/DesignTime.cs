using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AirDefenseApprovals.Web.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which must not start an office.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<AdaDb>
{
    public AdaDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AdaDb>().UseSqlite("Data Source=design-time").Options);
}
