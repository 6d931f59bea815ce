namespace Millrace.MLNet.Tests.RealData;

/// <summary>A test over real data: skipped, with the reason, where the data is absent.</summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    /// <param name="file">The file, below the folder that MILLRACE_DATA names, or <c>../shared/data</c> beside the repository.</param>
    public RealDataFactAttribute(string file)
    {
        if (!File.Exists(Locate(file)))
            Skip = $"{file} is not there; set MILLRACE_DATA to the folder that holds it.";
    }

    public static string Locate(string file)
    {
        string? root = Environment.GetEnvironmentVariable("MILLRACE_DATA");
        if (string.IsNullOrEmpty(root))
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln")))
                folder = Path.GetDirectoryName(folder);
            root = Path.Combine(folder ?? ".", "..", "shared", "data");
        }

        return Path.GetFullPath(Path.Combine(root, file));
    }
}
