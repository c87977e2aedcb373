import java.io.File;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/**
 * Validates PDFs with veraPDF: {@code java -cp JAR VeraCheck.java PROFILE,PROFILE FILE...}
 * Writes a line per file that complies and a line per rule that a file breaks; exits with 1 if any
 * does. The jar has veraPDF's profiles but not the library that reads them, so they are read here.
 */
class VeraCheck {
  static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    var nodes = parent.getElementsByTagNameNS("*", name);
    for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
    return found;
  }

  static String text(Element parent, String name) {
    return all(parent, name).get(0).getTextContent().trim();
  }

  static Rule rule(Element rule) {
    Element id = all(rule, "id").get(0);
    ErrorDetails error =
        Profiles.errorFromValues(text(all(rule, "error").get(0), "message"), List.of());
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        Boolean.valueOf(rule.getAttribute("deferred")),
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        error,
        List.of());
  }

  static Variable variable(Element variable) {
    return Profiles.variableFromValues(
        variable.getAttribute("name"),
        variable.getAttribute("object"),
        text(variable, "defaultValue"),
        text(variable, "value"));
  }

  static ValidationProfile profile(String name) throws Exception {
    var reader = DocumentBuilderFactory.newInstance();
    reader.setNamespaceAware(true);
    Element root;
    String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
    try (var stream = Foundries.class.getResourceAsStream(path)) {
      root = reader.newDocumentBuilder().parse(stream).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element each : all(root, "rule")) rules.add(rule(each));
    Set<Variable> variables = new HashSet<>();
    for (Element each : all(root, "variable")) variables.add(variable(each));
    var flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
    var details = Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0));
    return Profiles.profileFromValues(flavour, details, "", rules, variables);
  }

  /** The rules that a file breaks, each once, with the first complaint about it. */
  static Set<String> broken(String file, ValidationProfile profile) throws Exception {
    try (var foundry = Foundries.defaultInstance();
        var parser = foundry.createParser(new File(file), profile.getPDFAFlavour());
        var validator = foundry.createValidator(profile, 1, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> rules = new TreeSet<>();
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() != TestAssertion.Status.FAILED) continue;
        var id = test.getRuleId();
        rules.add(id.getClause() + "-" + id.getTestNumber() + ": " + test.getMessage());
      }
      if (rules.isEmpty() != result.isCompliant()) throw new IllegalStateException(file);
      return rules;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true;
    for (String name : arguments[0].split(",")) {
      ValidationProfile profile = profile(name);
      for (String file : List.of(arguments).subList(1, arguments.length)) {
        Set<String> rules = broken(file, profile);
        if (rules.isEmpty()) System.out.println(name + " complies " + file);
        for (String rule : rules) System.out.println(name + " broken " + file + " " + rule);
        sound &= rules.isEmpty();
      }
    }
    System.exit(sound ? 0 : 1);
  }
}
