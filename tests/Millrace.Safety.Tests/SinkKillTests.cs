using Microsoft.Data.Sqlite;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>A program is ended by force while it writes to where others look.</summary>
public sealed class SinkKillTests : IDisposable
{
    private const int Rows = 300_000;
    private const string All = ".parquet, 300001 lines, 300000 rows";

    private readonly WorkFolder _folder = new();

    private string Out => Path.Combine(_folder.Path, "out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_of_a_program_that_was_killed_in_a_transaction_are_not_there_and_the_next_writes_all_once()
    {
        Directory.CreateDirectory(Out);
        Execute("CREATE TABLE rows (number double precision, text text, millrace_batch text NOT NULL)");
        Execute("CREATE TRIGGER brake BEFORE INSERT ON rows WHEN NEW.number = 150000 BEGIN SELECT brake(); END");
        using (WorkProgram program = Start())
        {
            await program.WaitForAsync(static line => line == "hanging");
            await program.KillAsync();
        }

        Assert.EndsWith(", 0 rows", ", " + SinkRun.Look(Out), StringComparison.Ordinal);
        Execute("DROP TRIGGER brake");
        await FinishAsync();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task A_file_of_a_program_that_was_killed_while_it_wrote_is_not_there_and_the_next_leaves_nothing_else(string kind)
    {
        string folder = Path.Combine(Out, kind);
        using (WorkProgram program = Start("--hang", $"write-{kind}", "--at", "150000"))
        {
            await program.WaitForAsync(static line => line == "hanging");
            Assert.True(Assert.Single(Unfinished(folder)).Length > 0);
            await program.KillAsync();
            Assert.Empty(program.Told("ended"));
        }

        Assert.Empty(Directory.GetFiles(folder, $"rows.{kind}"));
        Assert.Single(Directory.GetFiles(folder));
        await FinishAsync();
    }

    /// <summary>Runs once more, and looks whether all is there, once.</summary>
    private async Task FinishAsync()
    {
        using WorkProgram program = await Start().WaitAsync();
        Assert.True(program.ExitCode == 0, program.Text);
        Assert.Equal(All, Assert.Single(program.Told("written")));
        Assert.Equal(All, SinkRun.Look(Out));
    }

    private static FileInfo[] Unfinished(string folder) => Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*.tmp") : [];

    private WorkProgram Start(params string[] more) =>
        WorkProgram.Start(["--sinks", Out, "--store", _folder.StorePath, "--rows", $"{Rows}", .. more]);

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Out, "rows.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
