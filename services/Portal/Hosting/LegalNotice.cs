using Microsoft.Extensions.Options;

namespace HubsPlatform.Portal.Hosting;

/// <summary>Who publishes and hosts this site, as the law wants it said (LCEN, article 1-1). Configuration section <c>LegalNotice</c>; lines of an address are kept.</summary>
public sealed class LegalNotice
{
    public const string Section = "LegalNotice";

    /// <summary>The publisher's name and legal form.</summary>
    public string? Publisher { get; set; }

    /// <summary>Where the publisher has its seat.</summary>
    public string? Address { get; set; }

    /// <summary>Telephone or e-mail address of the publisher.</summary>
    public string? Contact { get; set; }

    /// <summary>Name and function of the director of publication.</summary>
    public string? Director { get; set; }

    /// <summary>The host's name, address and telephone.</summary>
    public string? Host { get; set; }

    /// <summary>Nothing was set: a developer's machine.</summary>
    public bool IsLocal => Missing().Count() == Settings().Count();

    /// <summary>Names of the settings that lack.</summary>
    public IEnumerable<string> Missing() => Settings().Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Name);

    private IEnumerable<(string Name, string? Value)> Settings() =>
        [(nameof(Publisher), Publisher), (nameof(Address), Address), (nameof(Contact), Contact), (nameof(Director), Director), (nameof(Host), Host)];
}

/// <summary>No site goes public without them.</summary>
internal sealed class LegalNoticeCheck(IHostEnvironment environment) : IValidateOptions<LegalNotice>
{
    public ValidateOptionsResult Validate(string? name, LegalNotice options)
    {
        var missing = options.Missing().ToArray();
        return missing.Length == 0 || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(missing.Select(setting =>
                $"{LegalNotice.Section}:{setting} is not set (environment variable {LegalNotice.Section}__{setting}): the page /mentions-legales has to name who publishes and hosts this site."));
    }
}
