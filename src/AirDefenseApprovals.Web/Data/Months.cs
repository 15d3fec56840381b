using System.Linq.Expressions;
using AirDefenseApprovals.Core.Calendar;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Months as any database counts them, from the milliseconds that instants are stored as, since China has no summer
/// time: in years that begin with
/// March, so that a leap day is the last one, and four of which have 1461 days. Right from March 1968 to February 2100,
/// which has no such day.
/// </summary>
internal static class Months
{
    private static readonly DateOnly Beginning = new(1968, 3, 1);

    /// <summary>The first day of a month.</summary>
    public static DateOnly First(long number) => Beginning.AddMonths((int)number);

    /// <summary>
    /// The number of an instant's month: <c>year = (4 * day + 3) / 1461</c>, <c>month = 12 * year + (5 * (day - 1461 *
    /// year / 4) + 2) / 153</c>.
    /// </summary>
    public static SqlBinaryExpression Translate(IReadOnlyList<SqlExpression> arguments)
    {
        var day = Add(
            Divide(
                Add(arguments[0], Of((long)WorkingCalendar.Offset.TotalMilliseconds)),
                Of((long)TimeSpan.FromDays(1).TotalMilliseconds)
            ),
            Of(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber - Beginning.DayNumber)
        );
        var year = Divide(Add(Multiply(Of(4), day), Of(3)), Of(1461));
        var inYear = Number(ExpressionType.Subtract, day, Divide(Multiply(Of(1461), year), Of(4)));
        return Add(Multiply(Of(12), year), Divide(Add(Multiply(Of(5), inYear), Of(2)), Of(153)));
    }

    private static SqlBinaryExpression Add(SqlExpression left, SqlExpression right) =>
        Number(ExpressionType.Add, left, right);

    private static SqlBinaryExpression Multiply(SqlExpression left, SqlExpression right) =>
        Number(ExpressionType.Multiply, left, right);

    private static SqlBinaryExpression Divide(SqlExpression left, SqlExpression right) =>
        Number(ExpressionType.Divide, left, right);

    private static SqlBinaryExpression Number(ExpressionType sign, SqlExpression left, SqlExpression right) =>
        new(sign, left, right, typeof(long), LongTypeMapping.Default);

    private static SqlConstantExpression Of(long number) => new(number, LongTypeMapping.Default);
}
