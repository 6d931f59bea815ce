using System.Diagnostics;

namespace Millrace.Generators.Tests.Builds;

/// <summary>
/// A user's project in a folder of its own, built by <c>dotnet build</c> with our libraries and our generator. No package is restored, no build
/// server is used or left behind, and no settings of this repository reach it.
/// </summary>
internal sealed class BuiltProject : IDisposable
{
    /// <param name="parent">Where the folder is made: null for the machine's place for temporary files.</param>
    public BuiltProject(string? parent = null)
    {
        Folder = Path.Combine(parent ?? Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>The file that the build makes.</summary>
    public string Assembly => Path.Combine(Folder, "out", "User.dll");

    /// <summary>The files that the generator made, as the build wrote them down.</summary>
    public string Generated => Path.Combine(Folder, "generated");

    public void Add(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Builds, and demands that there is neither an error nor a warning.</summary>
    /// <param name="properties">Elements of the project's property group.</param>
    /// <param name="culture">The culture of the process, as <c>LANG</c> names it; null for the machine's.</param>
    /// <returns>The time of the whole command: restoring and building.</returns>
    public TimeSpan Build(string properties = "", string? culture = null)
    {
        Add("User.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <OutDir>out/</OutDir>
                <CopyLocalLockFileAssemblies>false</CopyLocalLockFileAssemblies>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="**/*.cs" Exclude="generated/**;obj/**" />
            {string.Join('\n', Libraries().Select(static each => $"""    <Reference Include="{each}" Private="false" />"""))}
            {string.Join('\n', Analyzers().Select(static each => $"""    <Analyzer Include="{each}" />"""))}
              </ItemGroup>
            </Project>
            """);
        var watch = Stopwatch.StartNew();
        (int code, string output) = Run(culture, "build", "--nologo", "--disable-build-servers", "-m:1", "-nodeReuse:false", "-v:minimal");
        Assert.True(code == 0 && output.Contains("    0 Warning(s)\n", StringComparison.Ordinal), output);
        return watch.Elapsed;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private (int Code, string Output) Run(string? culture, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (culture is not null)
            start.Environment["LC_ALL"] = start.Environment["LANG"] = culture;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (string inherited in start.Environment.Keys.Where(static each => each.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && each != "MSBUILDDISABLENODEREUSE").ToArray())
            start.Environment.Remove(inherited);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static IEnumerable<string> Libraries() => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(static file => Path.GetFileName(file) is { } name
            && (name.StartsWith("Millrace.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            && !name.EndsWith(".Tests.dll", StringComparison.Ordinal)
            && !IsAnalyzer(name))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Analyzers() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Millrace.*.dll")
        .Where(static file => IsAnalyzer(Path.GetFileName(file)))
        .Order(StringComparer.Ordinal);

    private static bool IsAnalyzer(string name) => name is "Millrace.Generators.dll" or "Millrace.Compiler.dll";
}
