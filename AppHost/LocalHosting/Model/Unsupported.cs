using System.Runtime.CompilerServices;

namespace Aspire.Hosting;

internal static class Unsupported
{
    public static NotSupportedException InLocalMode(string reason, [CallerMemberName] string member = "") =>
        new($"Local mode does not have {member}: {reason}. See docs/decisions/0002-local-mode-on-dcp.md.");
}
