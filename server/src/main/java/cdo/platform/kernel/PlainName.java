package cdo.platform.kernel;

/** What a name is made of, wherever one is typed: letters that everybody sees, and nothing that nobody sees or says. */
public final class PlainName {

    private PlainName() {
    }

    /** Has at least one letter, no invisible, unassigned or half characters and no pictographs. Private characters stay: rare surnames are written with them. */
    public static boolean sound(String typed) {
        return typed.codePoints().anyMatch(Character::isLetter) && typed.codePoints().noneMatch(PlainName::foreign);
    }

    private static boolean foreign(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
