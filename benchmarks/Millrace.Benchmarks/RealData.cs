namespace Millrace.Benchmarks;

/// <summary>Real data, where this machine has it: in the folder that MILLRACE_DATA names, or in <c>../shared/data</c> beside the repository.</summary>
public static class RealData
{
    /// <summary>A file's path, or null where it is not there.</summary>
    /// <param name="file">The path below the folder.</param>
    public static string? Find(string file)
    {
        string path = Path.Combine(Root(), file);
        return File.Exists(path) ? path : null;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } named)
            return named;
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.GetFullPath(Path.Combine(folder ?? ".", "..", "shared", "data"));
    }
}
