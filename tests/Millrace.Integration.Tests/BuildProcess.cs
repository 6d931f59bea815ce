using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Millrace.Integration.Tests;

/// <summary>A small project in a folder of its own, built by <c>dotnet build</c> with the generator as its analyzer.</summary>
internal sealed partial class BuildProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _folder;

    public BuildProcess(string folder)
    {
        _folder = folder;
        string generators = Path.Combine(Root(), "generators", "Millrace.Generators", "bin", Configuration(), "netstandard2.0");
        File.WriteAllText(Path.Combine(folder, "User.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}Millrace*.dll;{AppContext.BaseDirectory}Microsoft.Extensions.*.dll" Exclude="{AppContext.BaseDirectory}*.Tests.dll" />
                <Analyzer Include="{generators}/Millrace.*.dll" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    /// <summary>Builds, and returns the exit code and the warnings and errors, each once, without the project's name.</summary>
    public async Task<(int Code, string[] Lines)> BuildAsync(params string[] switches)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["build", "--nologo", "-tl:off", "-v:q", "-nodeReuse:false", "-t:Rebuild", .. switches])
            start.ArgumentList.Add(argument);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // A test runs inside MSBuild, whose settings are for its own SDK tasks.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(s_patience);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token) + await error;
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, [.. output.Split('\n').Where(static each => Finding().IsMatch(each)).Select(Line).Distinct()]);
    }

    /// <summary><c>User.cs(3,5): error …</c> from a line of the console.</summary>
    private string Line(string line)
    {
        string text = line.Trim().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        int project = text.LastIndexOf(" [", StringComparison.Ordinal);
        return project < 0 ? text : text[..project];
    }

    [GeneratedRegex(@"\b(error|warning) [A-Z]+[0-9]+:")]
    private static partial Regex Finding();

    private static string Configuration() => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
