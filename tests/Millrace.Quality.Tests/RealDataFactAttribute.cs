namespace Millrace.Quality.Tests;

/// <summary>A test over real data, skipped where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    /// <param name="files">The files, below the folder that MILLRACE_DATA names, or <c>../shared/data</c> beside the repository.</param>
    public RealDataFactAttribute(params string[] files)
    {
        string? absent = files.FirstOrDefault(static file => !File.Exists(PathOf(file)));
        Skip = absent is null ? null : $"There is no {absent} in {Root}; set MILLRACE_DATA to the folder of the real data.";
    }

    private static string Root { get; } = Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } folder ? folder : BesideRepository();

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static string BesideRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.GetFullPath(Path.Combine(folder ?? ".", "..", "shared", "data"));
    }
}
