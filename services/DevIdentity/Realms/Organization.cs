using System.Collections.Immutable;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>A hub. Its role groups exist in it alone.</summary>
internal sealed record Organization(string Name, string Alias)
{
    public string Id { get; init; } = Guid.CreateVersion7().ToString();
    public bool Enabled { get; init; } = true;
    public string? Description { get; init; }
    public ImmutableList<OrganizationDomain> Domains { get; init; } = [];
    public Dictionary<string, string[]> Attributes { get; init; } = [];
    public ImmutableList<OrganizationGroup> Groups { get; init; } = [];
    public ImmutableList<Member> Members { get; init; } = [];

    public Member? MemberOf(User user) => Members.Find(member => member.Username == user.Username);

    /// <summary>The groups of a member, in the order of their names.</summary>
    public IEnumerable<OrganizationGroup> GroupsOf(User user) => MemberOf(user) is { } member
        ? Groups.Where(group => member.Groups.Contains(group.Id)).OrderBy(group => group.Name, StringComparer.Ordinal)
        : [];
}

internal sealed record OrganizationGroup(string Id, string Name)
{
    public string Path => $"/{Name}";
}

/// <param name="Groups">Ids of groups of the organization.</param>
internal sealed record Member(string Username, ImmutableHashSet<string> Groups);

internal sealed record OrganizationDomain(string Name, bool Verified = false);
