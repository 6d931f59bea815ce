using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Models;

public sealed class ModelTests
{
    private static readonly Ride[] rides = Rides.Sample(200, missingHours: false);

    [Fact]
    public void One_row_predicts_as_in_a_batch()
    {
        Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));
        float[] together = model.Predict(rides);
        for (int i = 0; i < rides.Length; i++)
        {
            Assert.Equal(together[i], model.PredictRow(in rides[i]));
            Assert.Equal(together[i], model.PredictRow(Rides.Open(in rides[i])));
        }

        Assert.True(together.Distinct().Count() > 100);
    }

    [Fact]
    public void Many_threads_predict_the_same()
    {
        Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));
        float[] expected = model.Predict(rides);
        Parallel.For(0, 8, thread =>
        {
            Assert.Equal(expected, model.Predict(rides));
            Assert.Equal(expected[thread], model.PredictRow(in rides[thread]));
        });
    }

    [Fact]
    public void Predicting_rows_allocates_nothing_once_warm()
    {
        Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));
        Ride.Batch batch = Rides.Batch(rides);
        var scores = new float[rides.Length];
        for (int i = 0; i < 3; i++)
        {
            model.Predict(batch, scores);
            model.PredictRow(in rides[i]);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Predict(batch, scores);
        for (int i = 0; i < 100; i++)
            model.PredictRow(in rides[i]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    [Fact]
    public void A_predictor_of_another_width_is_refused()
    {
        Fitted<RideFeatures> features = Rides.Fit(rides);
        var predictor = new LinearPredictor([0, 0], [1, 2], 0, null);
        var exception = Assert.Throws<MillraceException>(() => new Model<RideFeatures>(features, predictor, "by-hand"));
        Assert.Equal($"The predictor of 'by-hand' takes rows of 2 numbers, but RideFeatures gives {features.Layout.Width}. Train the model on these features.", exception.Message);
    }

    [Fact]
    public void The_signature_tells_inputs_and_output()
    {
        ModelSignature signature = Rides.Linear(Rides.Fit(rides)).Signature;
        Assert.Equal(["miles", "hours", "company", "payment"], signature.Inputs.Select(static input => input.Name));
        Assert.True(signature.Inputs[1].IsNullable);
        Assert.True(signature.Inputs[3].IsSensitive);
        Assert.Equal("GoodTip", signature.OutputName);
        Assert.Equal("probability, 0 to 1, that GoodTip is true", signature.OutputMeaning);
        Assert.Equal("RideFeatures", signature.Features);
    }

    [Fact]
    public async Task The_preview_says_what_it_is()
    {
        Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));
        ArtifactPreview preview = await model.PreviewAsync(100, CancellationToken.None);
        Assert.Contains(preview.Rows, static row => row[0] == "trainer" && row[1] == "by-hand");
        Assert.Contains(preview.Rows, static row => row[0] == "predictor" && row[1] == "linear: 10 weights");
        Assert.Contains(preview.Rows, static row => row[0] == "input payment" && row[1] == "Text, sensitive");
        Assert.Equal(2, (await model.PreviewAsync(2, CancellationToken.None)).Rows.Length);
    }
}
