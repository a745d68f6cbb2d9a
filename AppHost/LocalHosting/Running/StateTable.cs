using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>DCP's words for a process, in those of Aspire's dashboard.</summary>
internal static class StateTable
{
    public static string ToState(string? dcpState) => dcpState switch
    {
        null or "" => KnownResourceStates.Starting, // DCP has not tried yet
        "Terminated" => KnownResourceStates.Exited,
        _ => dcpState, // Starting, Running, Stopping, Finished, FailedToStart, Unknown: the same words
    };

    public static bool IsEnded(string state) => state == "Unknown" || KnownResourceStates.TerminalStates.Contains(state);
}
