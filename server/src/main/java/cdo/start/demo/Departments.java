package cdo.start.demo;

import java.util.List;

/** The departmental databases made for this opening, with the passwords of their readers; put into the server by the launcher. */
public record Departments(List<DemoDatabase> databases) {

    /** Makes them in the embedded PostgreSQL. */
    public static Departments make(String adminUrl, String user, String password) {
        return new Departments(DepartmentDatabases.create(adminUrl, user, password));
    }

    @Override
    public String toString() {
        return "Departments[" + databases.size() + "]";
    }
}
