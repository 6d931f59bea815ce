using System.Text.Json;

namespace Millrace.Integration.Tests;

/// <summary>The sample's network: with libtorch, without it, and on a device that is not there.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task Three_models_compete_and_their_curves_are_in_the_record()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());
        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        SampleProcess.Finished shown = await SampleProcess.RunAsync(folder.Path, "runs", "show", "last");
        JsonElement steps = (await SampleProcess.RunAsync(folder.Path, "runs", "show", "last", "--json")).Json().GetProperty("steps");

        Assert.True(run.ExitCode == 0, run.All);
        foreach (string trainer in (string[])["boosted-trees", "logistic-regression", "wide-and-deep"])
        {
            Assert.Contains($"tune-auc-{trainer}", shown.Output, StringComparison.Ordinal);
            JsonElement series = steps.EnumerateArray().Single(step => step.GetProperty("name").GetString() == trainer).GetProperty("series");
            Assert.NotEmpty(series.EnumerateObject());
            Assert.All(series.EnumerateObject(), curve => Assert.True(curve.Value.GetArrayLength() > 1, $"{trainer} has a curve {curve.Name} of one point"));
        }

        Assert.Contains("Curves", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_libtorch_the_others_compete_and_the_run_says_so()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());

        SampleProcess.Finished run = await SampleProcess.RunWithAsync("MILLRACE_LIBTORCH", folder.File("none"), folder.Path, "run", "--source", trips, "--json");
        SampleProcess.Finished again = await SampleProcess.RunWithAsync("MILLRACE_LIBTORCH", folder.File("none"), folder.Path, "run", "--source", trips, "--json");
        SampleProcess.Finished better = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        Assert.True(run.ExitCode == 0, run.All);
        Dictionary<string, string> states = run.States();
        Assert.Equal("skipped", states["wide-and-deep"]);
        Assert.All(states.Where(static step => step.Key != "wide-and-deep"), step => Assert.Equal("executed", step.Value));
        Assert.Contains("libtorch is not there: MILLRACE_LIBTORCH names ", run.Error, StringComparison.Ordinal);
        Assert.All(again.States().Where(static step => step.Key != "wide-and-deep"), step => Assert.Equal("reused", step.Value));
        Assert.Equal("executed", better.States()["wide-and-deep"]);
        Assert.Equal("executed", better.States()["pick-best"]);
    }

    [Fact]
    public async Task A_libtorch_in_a_folder_trains_the_network_and_is_part_of_its_key()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());
        string own = Path.GetDirectoryName(Directory.EnumerateFiles(AppContext.BaseDirectory, "*torch_cpu.*", SearchOption.AllDirectories).First())!;
        await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--json");

        SampleProcess.Finished named = await SampleProcess.RunWithAsync("MILLRACE_LIBTORCH", own, folder.Path, "run", "--source", trips, "--json");
        SampleProcess.Finished again = await SampleProcess.RunWithAsync("MILLRACE_LIBTORCH", own, folder.Path, "run", "--source", trips, "--json");

        Assert.True(named.ExitCode == 0, named.All);
        Assert.Equal("executed", named.States()["wide-and-deep"]);
        Assert.Equal("reused", named.States()["boosted-trees"]);
        Assert.All(again.States().Values, static state => Assert.Equal("reused", state));
    }

    [Fact]
    public async Task A_device_that_is_not_there_fails_the_step_and_names_the_remedy()
    {
        using var folder = new WorkFolder();
        string trips = folder.Write("trips.csv", TripsCsv.Good());

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, "run", "--source", trips, "--device", "cuda:200", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("failed", run.States()["wide-and-deep"]);
        Assert.Contains("The device cuda:200 is not there: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Use device cpu or auto", run.Error, StringComparison.Ordinal);
    }
}
