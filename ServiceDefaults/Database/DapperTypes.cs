using System.Data;
using Dapper;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>The types that our records use and Dapper does not know by itself.</summary>
internal static class DapperTypes
{
    private static readonly Lock Gate = new();
    private static bool _registered;

    public static void Register()
    {
        lock (Gate)
        {
            if (_registered)
            {
                return;
            }

            _registered = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.AddTypeHandler(new Converted<DateTimeOffset>(value => value is DateTime time ? new DateTimeOffset(time, TimeSpan.Zero) : (DateTimeOffset)value, value => value.UtcDateTime));
            SqlMapper.AddTypeHandler(new Converted<DateOnly>(value => value is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)value, value => value));
            SqlMapper.AddTypeHandler(new Converted<HubId>(value => new HubId((string)value), value => value.Alias));
            SqlMapper.AddTypeHandler(new Converted<string[]>(value => (string[])value, value => value));
            SqlMapper.AddTypeHandler(new Converted<Guid[]>(value => (Guid[])value, value => value));
        }
    }

    private sealed class Converted<T>(Func<object, T> read, Func<T, object> write) : SqlMapper.TypeHandler<T>
    {
        public override T? Parse(object value) => read(value);

        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value is null ? DBNull.Value : write(value);
    }
}
