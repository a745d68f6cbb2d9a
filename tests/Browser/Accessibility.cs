using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace HubsPlatform.Testing.Browser;

/// <summary>What axe finds on a page as it stands in the browser. Compiled into each project that has a browser.</summary>
/// <remarks>
/// Deque's RunAxe loads the script anew for each audit, opens a second window to put the parts together and brings home every node that
/// is in order: ten times the work for the same violations, and a browser walks over hundreds of pages.
/// </remarks>
internal static class Accessibility
{
    private const string Audit = """
        async () => {
          const found = await axe.run(document, { resultTypes: ['violations'] });
          if (found.passes.length < 5) throw new Error('axe looked at nothing');
          return JSON.stringify(found.violations.map(violation => `${violation.id}: ${violation.help} ${violation.nodes.map(node => node.html).join(' | ')}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript() + ";axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });";

    /// <summary>Nothing that axe can find.</summary>
    public static async Task IsAccessibleAsync(this IPage page) => (await page.ViolationsAsync()).ShouldBeEmpty(page.Url);

    /// <summary>All that axe can find, frames included: rule, what it asks for, and the elements.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        foreach (var frame in page.Frames)
        {
            if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
            {
                await frame.EvaluateAsync(Script);
            }
        }

        return JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Audit))!;
    }
}
