using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Models;

public sealed class PredictLabelTests
{
    [Fact]
    public async Task The_second_class_is_predicted_from_a_half_on()
    {
        Fitted<TipClassFeatures> features = await FitAsync(Of(0, 0), Of(10, 2));
        var model = new Model<TipClassFeatures>(features, new LinearPredictor([0], [1], 0, PlattCalibration.Logistic), "by-hand");
        Assert.Equal("none", model.PredictLabelRow(Of(4.9f, 0)));
        Assert.Equal("some", model.PredictLabelRow(Of(5, 0)));
        Assert.Equal("some", model.PredictLabelRow(Of(100, 0)));
    }

    [Fact]
    public async Task Two_classes_and_a_probability_are_needed()
    {
        Fitted<TipClassFeatures> three = await FitAsync(Of(0, 0), Of(10, 2), Of(20, 8)), two = await FitAsync(Of(0, 0), Of(10, 2));
        var many = new Model<TipClassFeatures>(three, new LinearPredictor([0], [1], 0, PlattCalibration.Logistic), "by-hand");
        Assert.Equal(
            "'by-hand' cannot tell a class of TipClassFeatures: that takes a model that predicts a probability, and a label of two classes; there are 3.",
            Assert.Throws<MillraceException>(() => many.PredictLabelRow(Of(1, 0))).Message);
        var number = new Model<TipClassFeatures>(two, new LinearPredictor([0], [1], 0, null), "by-hand");
        Assert.Throws<MillraceException>(() => number.PredictLabelRow(Of(1, 0)));
    }

    private static Ride Of(float miles, float tip) => new() { Miles = miles, Payment = "Cash", Tip = tip };

    private static async Task<Fitted<TipClassFeatures>> FitAsync(params Ride[] rides)
    {
        var step = new TestStep();
        return await new FitFeatures<Ride, TipClassFeatures>().RunAsync(Dataset.Of(rides), step, CancellationToken.None);
    }
}
