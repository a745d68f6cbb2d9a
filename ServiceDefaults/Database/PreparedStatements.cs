using System.Data;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>Npgsql prepares by itself what a connection runs often.</summary>
internal static class PreparedStatements
{
    /// <summary>
    /// To be called where a command may have failed. A statement that fails just when it is prepared would stay on its pooled
    /// connection as one that gives no rows, and answer every later caller with an error (npgsql issue 6391: a NUL in a text is enough).
    /// </summary>
    public static void ForgetPrepared(this NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open)
        {
            try
            {
                connection.UnprepareAll(); // Npgsql has no other; one short round trip, after a failure
            }
            catch (NpgsqlException)
            {
                // The connection is lost, and its statements with it.
            }
        }
    }
}
