using System.Text.Json;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>How events are written, in the outbox and on the wire.</summary>
internal static class EventJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
}
