namespace Millrace.Runtime;

/// <summary>
/// Reads which versions of data runs have seen. Files and steps are told by numbers that mean something to the metadata alone. Each method sees what is
/// committed when it is called.
/// </summary>
internal interface IVersionQueries
{
    /// <summary>All versions of a file, by their numbers; none where no recorded step has read it.</summary>
    /// <param name="path">The file's full path.</param>
    Dictionary<long, DataFile> FilesAt(string path);

    /// <summary>All versions of the files whose paths begin with a text.</summary>
    /// <param name="prefix">The full path of a folder, with its separator.</param>
    Dictionary<long, DataFile> FilesBelow(string prefix);

    /// <summary>Some files.</summary>
    /// <param name="numbers">Their numbers.</param>
    Dictionary<long, DataFile> Files(IReadOnlyCollection<long> numbers);

    /// <summary>The files that hold some content, wherever they lay.</summary>
    /// <param name="prefix">The beginning of the digest, in lower-case digits.</param>
    Dictionary<long, DataFile> FilesOf(string prefix);

    /// <summary>What steps have read of some files, those that were seen last first.</summary>
    /// <param name="files">The numbers of the files; others that a step read count for nothing.</param>
    List<SourceReading> ReadingsOf(IReadOnlyCollection<long> files);

    /// <summary>What the steps of a name have read for a parameter, what was seen last first.</summary>
    List<SourceReading> ReadingsOf(string pipeline, string step, string parameter);

    /// <summary>The steps that read from outside in a run, or whose results stand for those of the run.</summary>
    HashSet<long> ReadersIn(string runId);

    /// <summary>What an output of the steps of a name has been, the latest first.</summary>
    List<OutputReading> OutputsOf(string pipeline, string step, string output);

    /// <summary>The run, the step and the time of a step.</summary>
    DataSighting Sighting(long step);

    /// <summary>The table that a step yielded, or that steps of its run made of what it yielded; null where there is none.</summary>
    ArtifactRecord? TableOf(long step);

    /// <summary>What may be asked for of a pipeline, as its latest run had it: sources as <c>step.parameter</c>, outputs as <c>step/output</c>.</summary>
    List<string> InputsOf(string pipeline);

    /// <summary>The pipelines that have run.</summary>
    List<string> Pipelines();

    /// <summary>Paths that steps have read lately.</summary>
    /// <param name="count">How many at most.</param>
    List<string> LatePaths(int count);
}
