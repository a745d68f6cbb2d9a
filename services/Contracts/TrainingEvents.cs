namespace HubsPlatform.Contracts;

/// <summary>Someone of a structure followed a training session to its end.</summary>
[EventName("training.training-completed.v1", "directory", "evaluation")]
public sealed record TrainingCompleted : HubEvent
{
    /// <summary>Id of the enrolment; a consumer counts each once.</summary>
    public required Guid EnrolmentId { get; init; }

    /// <summary>The session followed.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The path (parcours) that the session belongs to.</summary>
    public required Guid PathId { get; init; }

    /// <summary>The path's name.</summary>
    public required string PathName { get; init; }

    /// <summary>The mediator, null when the participant is not in the directory.</summary>
    public Guid? MediatorId { get; init; }

    /// <summary>The structure that enrolled the participant.</summary>
    public required Guid StructureId { get; init; }

    /// <summary>Last day of the session.</summary>
    public required DateOnly CompletedOn { get; init; }

    /// <summary>Hours of training followed, more than 0.</summary>
    public required int Hours { get; init; }
}
