using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Registry;

public sealed class RegisterTests : IDisposable
{
    private static readonly Ride[] rides = Rides.Sample(300, missingHours: false);
    private static readonly Fitted<RideFeatures> features = Rides.Fit(rides);
    private static readonly Model<RideFeatures> model = Rides.Linear(features);
    private readonly TempFolder _temp = new();

    private string Models => Path.Combine(_temp.Path, "models");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_blessed_model_becomes_version_1_with_everything_that_belongs_to_it()
    {
        Registration registration = await RegisterAsync(model);
        Assert.Equal("ride-features", registration.Name);
        Assert.Equal(1, registration.Version);
        Assert.Equal(Path.Combine(Models, "ride-features", "1").Replace('\\', '/'), registration.Path);
        Assert.Equal(
            ["metrics.json", "model/checksums.sha256", "model/features.json", "model/model.json", "model/predictor.json", "registration.json", "signature.json"],
            Files.Names(registration.Path));
        Assert.Contains("\"run\": \"run-1\"", await File.ReadAllTextAsync(Path.Combine(registration.Path, "registration.json")), StringComparison.Ordinal);
        var read = RegisteredModel.Read(registration.Path);
        Assert.Equal(("ride-features", 1, registration.Digest, "run-1"), (read!.Name, read.Version, read.Digest, read.RunId));
        Assert.Null(RegisteredModel.Read(Models));
        Assert.Contains("\"trainer\": \"by-hand\"", await File.ReadAllTextAsync(Path.Combine(registration.Path, "metrics.json")), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"GoodTip\"", await File.ReadAllTextAsync(Path.Combine(registration.Path, "signature.json")), StringComparison.Ordinal);

        Model<RideFeatures> loaded = await Model<RideFeatures>.LoadAsync(new ArtifactFolder(Path.Combine(registration.Path, "model"), NoServices.Instance), CancellationToken.None);
        Assert.Equal(model.Predict(rides), loaded.Predict(rides));
    }

    [Fact]
    public async Task The_same_model_keeps_its_version_and_another_gets_the_next()
    {
        Registration first = await RegisterAsync(model);
        Registration again = await RegisterAsync(Rides.Linear(features));
        Registration next = await RegisterAsync(Rides.Linear(features, 2f));
        Registration old = await RegisterAsync(model);
        Assert.Equal((1, 1, 2, 1), (first.Version, again.Version, next.Version, old.Version));
        Assert.Equal(first.Digest, again.Digest);
        Assert.NotEqual(first.Digest, next.Digest);
        Assert.Equal(["1", "2"], Directory.GetDirectories(Path.Combine(Models, "ride-features")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Without_a_blessing_nothing_is_written()
    {
        var exception = await Assert.ThrowsAsync<GateClosedException>(() => RegisterAsync(model, minimumAuc: 1));
        Assert.StartsWith("'ride-features' is not registered, because the model is not blessed: auc is 0.", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("needed is at least 1.", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Models));
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_harmless()
    {
        string left = Path.Combine(Models, "ride-features", ".incoming-left");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "registration.json"), "{");
        Assert.Equal(1, (await RegisterAsync(model)).Version);
        Assert.Equal(1, (await RegisterAsync(model)).Version);
    }

    [Fact]
    public async Task A_version_that_lost_its_files_is_no_longer_there_and_its_number_is_not_used_again()
    {
        Registration first = await RegisterAsync(model);
        Assert.True(Registration.IsStillThere(first));
        File.Delete(Path.Combine(first.Path, "model", "checksums.sha256"));
        Assert.False(Registration.IsStillThere(first));
        Assert.Equal(2, (await RegisterAsync(model)).Version);
    }

    [Fact]
    public async Task A_removed_version_is_no_longer_there()
    {
        Registration first = await RegisterAsync(model);
        Directory.Delete(first.Path, recursive: true);
        Assert.False(Registration.IsStillThere(first));
    }

    [Fact]
    public async Task A_registry_that_cannot_be_seen_is_not_taken_for_gone()
    {
        Registration first = await RegisterAsync(model);
        string away = Models + "-away";

        Directory.Move(Models, away);
        var exception = Assert.Throws<MillraceException>(() => Registration.IsStillThere(first));
        Assert.StartsWith($"Nobody can say whether '{Path.GetFullPath(first.Path)}' is still there: the registry '{Models}' cannot be seen.", exception.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Models);
        Assert.Throws<MillraceException>(() => Registration.IsStillThere(first));

        Directory.CreateDirectory(Path.Combine(Models, "other"));
        Assert.False(Registration.IsStillThere(first));
        Directory.Delete(Models, recursive: true);
        Directory.Move(away, Models);
        Assert.True(Registration.IsStillThere(first));
    }

    [Fact]
    public async Task A_model_that_stands_where_the_path_does_not_lead_from_here_is_not_taken_for_gone()
    {
        Registration first = await RegisterAsync(model, folder: Path.GetRelativePath(Environment.CurrentDirectory, Models));
        Assert.Equal(Path.Combine(Models, "ride-features", "1"), first.FullPath);
        Assert.True(Registration.IsStillThere(first));
        ArtifactFolder folder = _temp.Artifact();
        await Registration.SaveAsync(new Registration(first.Name, first.Version, "models/ride-features/1", first.Digest, first.FullPath), folder, CancellationToken.None);
        Registration elsewhere = await Registration.LoadAsync(folder, CancellationToken.None);

        var exception = Assert.Throws<MillraceException>(() => Registration.IsStillThere(elsewhere));

        Assert.StartsWith($"Version 1 of 'ride-features' is registered in '{first.FullPath}', and from this working folder ", exception.Message, StringComparison.Ordinal);
        Directory.Delete(first.FullPath!, recursive: true);
        Assert.False(Registration.IsStillThere(elsewhere));
    }

    [Fact]
    public async Task Many_at_once_get_versions_of_their_own()
    {
        Registration[] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RegisterAsync(Rides.Linear(features, 1 + (i * 0.1f))))));
        Assert.Equal(Enumerable.Range(1, 8), all.Select(static registration => registration.Version).Order());
        Assert.All(all, static registration => Assert.True(Registration.IsStillThere(registration)));
        Assert.Equal(8, Directory.GetFileSystemEntries(Path.Combine(Models, "ride-features")).Length);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("Tips")]
    [InlineData("con:")]
    public async Task A_name_that_is_no_folder_is_refused(string name)
    {
        var exception = await Assert.ThrowsAsync<ParameterException>(() => RegisterAsync(model, name: name));
        Assert.StartsWith($"'name' is \"{name}\", but", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_blessing_of_another_model_is_refused()
    {
        Evaluation other = new("trees", "GoodTip", BinaryMetrics.Compute([0.1f, 0.9f], [0, 1]));
        var exception = await Assert.ThrowsAsync<MillraceException>(() => new Register<RideFeatures> { Folder = Models }.RunAsync(
            model, new Bless().Run(other, new TestStep()), new TestStep(), CancellationToken.None));
        Assert.StartsWith("The blessing is of a model of 'GoodTip' by 'trees', but the model is of 'GoodTip' by 'by-hand'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_comes_back_the_same()
    {
        Registration registration = await RegisterAsync(model);
        ArtifactFolder folder = _temp.Artifact();
        await Registration.SaveAsync(registration, folder, CancellationToken.None);
        Registration loaded = await Registration.LoadAsync(folder, CancellationToken.None);
        Assert.Equal((registration.Name, registration.Version, registration.Path, registration.Digest), (loaded.Name, loaded.Version, loaded.Path, loaded.Digest));
        Assert.True(Registration.IsStillThere(loaded));
    }

    [Theory]
    [InlineData("TipFeatures", "tip-features")]
    [InlineData("HTTPFeatures2", "http-features2")]
    [InlineData("Tip_Features", "tip-features")]
    public void Names_become_kebab_case(string name, string expected) => Assert.Equal(expected, RegistryNames.Kebab(name));

    private async Task<Registration> RegisterAsync(Model<RideFeatures> candidate, double minimumAuc = 0.5, string? name = null, string? folder = null)
    {
        Evaluation evaluation = await new Evaluate<Ride, RideFeatures>().RunAsync(candidate, Dataset.Of(rides), new TestStep(), CancellationToken.None);
        Blessing blessing = new Bless { MinimumAuc = minimumAuc }.Run(evaluation, new TestStep());
        return await new Register<RideFeatures> { Folder = folder ?? Models, Name = name }.RunAsync(candidate, blessing, new TestStep(), CancellationToken.None);
    }
}
