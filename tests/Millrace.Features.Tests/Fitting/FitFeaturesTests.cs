using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Fitting;

public sealed class FitFeaturesTests
{
    [Fact]
    public async Task It_fits_all_rows_and_tells_how_far_it_is()
    {
        using var step = new TestStepContext();
        Fitted<TipFeatures> fitted = await new FitFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(Trips.Sample(100)), step, CancellationToken.None);
        Assert.Equal(Trips.Fit(Trips.Sample(100)).Fingerprint, fitted.Fingerprint);
        Assert.Equal((100, 7), (step.Metrics["rows"], step.Metrics["width"]));
        Assert.Equal((100, 100, "rows"), step.Progress);
    }

    [Fact]
    public void It_is_a_step_that_fits()
    {
        ComponentDescriptor descriptor = FitFeatures<Trip, TipFeatures>.Descriptor;
        Assert.Equal("fit-features", descriptor.Name);
        Assert.Equal(4, descriptor.Policy.Cpus);
        Assert.Equal(InputRole.Fitting, Assert.Single(descriptor.Inputs).Role);
        Assert.Equal("Fitted<TipFeatures>", Assert.Single(descriptor.Outputs).Type.DisplayName);
    }

    [Fact]
    public async Task No_rows_are_an_error()
    {
        var error = await Assert.ThrowsAsync<MillraceException>(static () => new FitFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of<Trip>(), new TestStepContext(), CancellationToken.None));
        Assert.Equal("Features TipFeatures cannot be fitted: the dataset has no rows. Check the source, and the split that made it.", error.Message);
    }

    [Fact]
    public async Task Cancellation_ends_it()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(static () =>
            new FitFeatures<Trip, TipFeatures>().RunAsync(Dataset.Of(Trips.Sample(10)), new TestStepContext(), new CancellationToken(canceled: true)));
    }
}
