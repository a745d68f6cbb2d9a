using HubsPlatform.Directory.Links;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>POST /api/directory/place-links/refusal: the address that a reminder went to wants no more of them, from whichever hub, or wants them again.</summary>
public static class RefuseReminders
{
    public static async Task<Results<Ok<RemindersWanted>, ProblemHttpResult>> Handle(RefusalForm form, LinkSigner signer, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        if (signer.Read(form.Token, LinkPurpose.Refusal) is not { } link)
        {
            return LinkedPlace.Unknown();
        }

        await using var transaction = await database.BeginAsync(stop);
        var args = new { hash = link.Address, now = clock.GetUtcNow() };
        switch (form.Refuse)
        {
            case true:
                await transaction.ExecuteAsync("insert into work.reminder_refusals (address_hash, refused_at) values (@hash, @now) on conflict do nothing", args, stop);
                break;
            case false:
                await transaction.ExecuteAsync("delete from work.reminder_refusals where address_hash = @hash", args, stop);
                break;
        }

        var isRefused = await transaction.QuerySingleOrDefaultAsync<bool>("select exists (select from work.reminder_refusals where address_hash = @hash)", args, stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Ok(new RemindersWanted(!isRefused));
    }

    /// <param name="Token">Of the link in the reminder.</param>
    /// <param name="Refuse">True: no more; false: again; null: only tell.</param>
    public sealed record RefusalForm(string? Token, bool? Refuse);

    public sealed record RemindersWanted(bool IsWanted);
}
