using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Writes rows by the model's own mapping with commands that stay prepared. EF Core's change tracker does the same with
/// four times the work,
/// and every act waits for the writer: the benchmark <c>acts</c> tells the difference.
/// </summary>
internal sealed class RowWriter(AdaDb db)
{
    private static readonly ConditionalWeakTable<
        DbConnection,
        ConcurrentDictionary<(Type, Kind), DbCommand>
    > Prepared = [];
    private static readonly ConditionalWeakTable<DbConnection, ConcurrentDictionary<string, DbCommand>> PreparedTexts =
    [];
    private static readonly ConcurrentDictionary<Type, Column[]> Mappings = new();

    private enum Kind
    {
        Insert,
        Update,
    }

    /// <summary>Inserts a row.</summary>
    public Task InsertAsync<T>(T row)
        where T : class => ExecuteAsync(row, Kind.Insert, null);

    /// <summary>Updates a row by its key and the version it had; false when somebody else was faster.</summary>
    public async Task<bool> UpdateAsync<T>(T row, int seenVersion)
        where T : class => await ExecuteAsync(row, Kind.Update, seenVersion) == 1;

    /// <summary>Runs a text of SQL with values for <c>@p0</c>, <c>@p1</c> ...; the text is a constant of the program.</summary>
    public Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object> values) =>
        Command(sql, values).ExecuteNonQueryAsync();

    /// <summary>The first row that a text of SQL finds, read by <paramref name="read"/>; null when it finds none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params object[] values)
        where T : class
    {
        await using var reader = await Command(sql, values).ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : null;
    }

    private DbCommand Command(string sql, ReadOnlySpan<object> values)
    {
        var connection = db.Database.GetDbConnection();
        if (!PreparedTexts.GetOrCreateValue(connection).TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i]);
                command.Parameters.Add(parameter);
            }

            PreparedTexts.GetOrCreateValue(connection)[sql] = command;
        }

        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private async Task<int> ExecuteAsync<T>(T row, Kind kind, int? seenVersion)
        where T : class
    {
        var connection = db.Database.GetDbConnection();
        var columns = Mappings.GetOrAdd(typeof(T), _ => Columns(db.Model.FindEntityType(typeof(T))!));
        var command = Prepared
            .GetOrCreateValue(connection)
            .GetOrAdd((typeof(T), kind), _ => Prepare(connection, columns, db.Model.FindEntityType(typeof(T))!, kind));
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        for (var i = 0; i < columns.Length; i++)
            command.Parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
        if (kind == Kind.Update)
            command.Parameters[columns.Length].Value = seenVersion!.Value;
        return await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Prepare(DbConnection connection, Column[] columns, IEntityType type, Kind kind)
    {
        var command = connection.CreateCommand();
        var (table, key) = (
            type.GetTableName(),
            columns.Where(c => c.IsKey).Select(c => $"\"{c.Name}\" = @p{Array.IndexOf(columns, c)}")
        );
        // A key named in SET, though it stays, makes SQLite look for the row's children in every table that refers to it.
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var values = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
        var set = string.Join(
            ", ",
            columns.Index().Where(c => !c.Item.IsKey).Select(c => $"\"{c.Item.Name}\" = @p{c.Index}")
        );
        command.CommandText =
            kind == Kind.Insert
                ? $"INSERT INTO \"{table}\" ({names}) VALUES ({values})"
                : $"UPDATE \"{table}\" SET {set} WHERE {string.Join(" AND ", key)} AND \"Version\" = @seen";
        foreach (var (column, i) in columns.Select((c, i) => (c, i)))
            command.Parameters.Add(column.Mapping.CreateParameter(command, $"@p{i}", null, column.IsNullable));
        if (kind == Kind.Update)
        {
            var seen = command.CreateParameter();
            (seen.ParameterName, seen.Value) = ("@seen", 0);
            command.Parameters.Add(seen);
        }

        command.Prepare();
        return command;
    }

    private static Column[] Columns(IEntityType type) =>
        [
            .. from property in type.GetProperties()
            let mapping = property.GetRelationalTypeMapping()
            select new Column(
                property.GetColumnName(),
                property.IsPrimaryKey(),
                property.IsNullable,
                mapping,
                property.GetGetter(),
                mapping.Converter?.ConvertToProvider
            ),
        ];

    private sealed record Column(
        string Name,
        bool IsKey,
        bool IsNullable,
        RelationalTypeMapping Mapping,
        IClrPropertyGetter Getter,
        Func<object?, object?>? Convert
    )
    {
        public object? Read(object row) => Getter.GetClrValue(row) is { } value ? Stored(value) : null;

        private object? Stored(object value) => Convert is null ? Plain(value) : Convert(value);

        // Without a converter an enumeration is stored as its number.
        private static object Plain(object value) =>
            value is Enum ? System.Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : value;
    }
}
