namespace HubsPlatform.Directory.Census.Reading;

/// <summary>A file that cannot be read to its end. The inspection of an upload catches it and answers with the problem.</summary>
public sealed class BrokenFileException(FileProblem problem, Exception? cause = null) : Exception(problem.Detail, cause)
{
    public FileProblem Problem { get; } = problem;
}
