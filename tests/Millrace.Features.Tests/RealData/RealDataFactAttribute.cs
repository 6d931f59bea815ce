namespace Millrace.Features.Tests.RealData;

/// <summary>A test over real data, found in MILLRACE_DATA or in ../shared/data beside the repository; skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string file)
    {
        if (Find(file) is null)
            Skip = $"{file} is in neither MILLRACE_DATA nor ../shared/data.";
    }

    /// <summary>The full path of a file of the data, or null where it is absent.</summary>
    public static string? Find(string file) => Folders().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("MILLRACE_DATA") is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
                yield return Path.Combine(folder.FullName, "..", "shared", "data");
        }
    }
}
