namespace Millrace.Tests.Support;

/// <summary>A test over real data, skipped where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string folder) =>
        Skip = Directory.Exists(PathOf(folder)) ? null : $"There is no {folder} in {Root}; set MILLRACE_DATA to the folder of the real data.";

    private static string Root { get; } = Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } folder ? folder : BesideRepository();

    public static string PathOf(string name) => Path.Combine(Root, name);

    private static string BesideRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.GetFullPath(Path.Combine(folder ?? ".", "..", "shared", "data"));
    }
}
