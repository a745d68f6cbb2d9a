using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace HubsPlatform.Gateway.Sessions;

internal static class SessionsExtensions
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("hubs-gateway");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, database) => keys.XmlRepository = new KeyRing(database));
        builder.Services.AddSingleton<SessionCookie>().AddSingleton<SessionTicket>().AddSingleton<SessionStore>();
        builder.Services.AddSingleton<SessionRenewal>().AddSingleton<SessionReader>().AddHostedService<EndedSessions>();
    }

    public static void UseSessions(this WebApplication app) => app.Use(app.Services.GetRequiredService<SessionReader>().InvokeAsync);
}
