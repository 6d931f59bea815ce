using System.Text.Json;

namespace Millrace.Integration.Tests;

/// <summary>The sample's first and second run, on made-up and on real trips.</summary>
public sealed class RunCommandTests
{
    [Fact]
    public async Task A_run_yields_one_json_object_and_a_second_run_reuses_every_step()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());

        SampleProcess.Finished first = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");
        SampleProcess.Finished second = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        Assert.True(first.ExitCode == 0, first.All);
        JsonElement json = first.Json();
        Assert.True(json.GetProperty("schemaVersion").GetInt32() >= 1);
        Assert.Equal("chicago-taxi", json.GetProperty("pipeline").GetString());
        Assert.Equal("succeeded", json.GetProperty("status").GetString());
        Assert.NotEmpty(json.GetProperty("run").GetString()!);
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        Assert.All(first.States().Values, state => Assert.Equal("executed", state));
        Assert.All(json.GetProperty("steps").EnumerateArray(), step => Assert.NotEmpty(step.GetProperty("reason").GetString()!));

        Assert.True(second.ExitCode == 0, second.All);
        Assert.All(second.States().Values, state => Assert.Equal("reused", state));
        Assert.Equal(json.GetProperty("metrics").GetProperty("auc").GetDouble(), second.Json().GetProperty("metrics").GetProperty("auc").GetDouble());
    }

    [Fact]
    public async Task A_moved_and_renamed_source_with_the_same_content_is_reused()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());
        await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");
        File.Move(trips, folder.File("elsewhere.csv"));

        SampleProcess.Finished again = await SampleProcess.RunAsync(folder.Path, "run", "--source", "elsewhere.csv", "--json");

        Assert.All(again.States().Values, state => Assert.Equal("reused", state));
    }

    [Fact]
    public async Task A_changed_parameter_runs_its_step_and_what_depends_on_it_alone()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());
        await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        SampleProcess.Finished changed = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--trees", "20", "--json");

        Dictionary<string, string> states = changed.States();
        Assert.Equal("reused", states["fit-features"]);
        Assert.Equal("reused", states["logistic-regression"]);
        Assert.Equal("executed", states["boosted-trees"]);
        Assert.Equal("executed", states["pick-best"]);
        Assert.Contains("trees", changed.Json().GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == "boosted-trees").GetProperty("reason").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_registration_is_made_again()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());
        await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");
        Directory.Delete(folder.File("models"), recursive: true);

        SampleProcess.Finished again = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        Assert.Equal("executed", again.States()["register"]);
        Assert.Equal("reused", again.States()["evaluate"]);
        Assert.NotEmpty(Directory.EnumerateFiles(folder.File("models"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_verdict_against_the_model_blocks_the_registration()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--set", "bless.minimum-auc=0.999", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("blocked", run.States()["register"]);
        Assert.Equal("executed", run.States()["bless"]);
        Assert.False(Directory.Exists(folder.File("models")));
    }

    [RealDataFact]
    public async Task On_the_real_trips_the_winner_reaches_the_known_quality()
    {
        using var folder = new WorkFolder();

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", RealDataFactAttribute.RealTrips!, "--json");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.InRange(run.Json().GetProperty("metrics").GetProperty("auc").GetDouble(), 0.94, 0.97);
    }
}
