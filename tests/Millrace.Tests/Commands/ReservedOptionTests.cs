using System.Text.RegularExpressions;
using Millrace.Compiler;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>The compiler knows the options of the program, so that no pipeline parameter takes the name of one.</summary>
public sealed partial class ReservedOptionTests
{
    [Fact]
    public async Task The_compiler_reserves_exactly_the_options_that_the_program_has()
    {
        var options = new SortedSet<string>(StringComparer.Ordinal);
        using TestProgram program = new();
        program.Plans.Clear();
        foreach (string[] command in new string[][] { ["--help"], ["run", "--help"], ["plan", "--help"] })
            options.UnionWith(Option().Matches((await program.RunAsync(command)).Output).Select(static match => match.Groups["name"].Value));

        Assert.Equal(options, ReservedOptions.All.Order(StringComparer.Ordinal));
    }

    /// <summary>An option where help lists it: at the beginning of a line, behind its short forms.</summary>
    [GeneratedRegex(@"^  (-\S+, )*--(?<name>[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();
}
